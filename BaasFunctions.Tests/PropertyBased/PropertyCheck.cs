using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace BaasFunctions.Tests.PropertyBased;

/// <summary>
/// Tries a property on generated values. One that fails is made smaller before it is reported, with the seed in parentheses; BAAS_TEST_SEED repeats the run
/// with that seed, or tries other values than the committed ones.
/// </summary>
internal static class PropertyCheck
{
    public static void Holds<T>(Gen<T> values, Func<T, IEnumerable<T>> shrink, Action<T> property, int cases, ulong seed) =>
        Prop.ForAll(Arb.From(values, shrink), property).Check(Settings(cases, seed));

    public static void Holds<T>(Gen<T> values, Func<T, IEnumerable<T>> shrink, Func<T, Task> property, int cases, ulong seed) =>
        Prop.ForAll(Arb.From(values, shrink), property).Check(Settings(cases, seed));

    public static ulong SeedOr(ulong otherwise) =>
        Environment.GetEnvironmentVariable("BAAS_TEST_SEED") is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static Config Settings(int cases, ulong seed) => Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
}
