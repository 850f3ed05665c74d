using BaasFunctions.Sandbox.Engines.Context;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Testing;

/// <summary>Random values that come again with the same seed.</summary>
internal sealed class SeededValues(int seed)
{
    private readonly Random _random = new(seed);

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);

    /// <summary>Makes <c>Math.random</c> of an engine give these values.</summary>
    public static void AddTo(Engine engine)
    {
        var function = HostFunction.Create(engine, "random", HostFunction.Guard(static (scope, _) => Next(scope)), 0);
        ((ObjectInstance)engine.Global.Get("Math"))
            .DefineOwnProperty(JsString.Create("random"), new PropertyDescriptor(function, PropertyFlag.NonEnumerable));
    }

    private static JsNumber Next(ExecutionScope scope) => JsNumber.Create(scope.Seeded!._random.NextDouble());
}
