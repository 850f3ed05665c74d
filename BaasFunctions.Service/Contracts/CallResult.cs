using System.Diagnostics.CodeAnalysis;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts;

/// <summary>The result of a host call: a value or an error.</summary>
internal readonly struct CallResult<T>
{
    private CallResult(T? value, HostCallError? fault) => (Value, Fault) = (value, fault);

    /// <summary>The value; meaningless when there is an error.</summary>
    public T? Value { get; }

    public HostCallError? Fault { get; }

    [MemberNotNullWhen(true, nameof(Fault))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Failed => Fault is not null;

    /// <summary>A value whose type is an interface, which no conversion can be written for.</summary>
    public static CallResult<T> Of(T value) => new(value, null);

    public static implicit operator CallResult<T>(T value) => new(value, null);

    public static implicit operator CallResult<T>(HostCallError fault) => new(default, fault);
}
