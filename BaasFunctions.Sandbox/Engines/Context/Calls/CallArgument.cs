using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Values;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>One argument of a call of the context.</summary>
/// <param name="Name">Its name, which paths in messages begin with.</param>
/// <param name="Rules">What becomes of values that JSON does not have.</param>
/// <param name="Code">Code of the error when it cannot be sent.</param>
/// <param name="MayBeUndefined">Whether undefined in its place is the same as nothing.</param>
internal readonly record struct CallArgument(
    string Name, ValueRules Rules = ValueRules.Argument, string Code = ErrorCodes.InvalidArgument, bool MayBeUndefined = true)
{
    /// <summary>Says which rows are meant: undefined would mean other ones than the function thinks.</summary>
    public static CallArgument Query(string name) => new(name, ValueRules.Exact, ErrorCodes.InvalidQuery, MayBeUndefined: false);

    /// <summary>What a decision rests on, such as a key: a member that is undefined is refused, and the whole may be left out.</summary>
    public static CallArgument Exact(string name) => new(name, ValueRules.Exact);

    /// <summary>A value that must be told apart from nothing.</summary>
    public static CallArgument Defined(string name) => new(name, MayBeUndefined: false);

    public static implicit operator CallArgument(string name) => new(name);
}
