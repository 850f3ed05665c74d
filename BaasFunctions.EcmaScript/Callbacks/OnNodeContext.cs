using System.Runtime.CompilerServices;

namespace Acornima;

/// <summary>What is known about a node at the moment it is complete. Valid during the call only.</summary>
public readonly ref struct OnNodeContext
{
    private readonly ref readonly Scope _scope;

    internal OnNodeContext(string input) => Input = input;

    internal OnNodeContext(string input, ref readonly Scope scope)
    {
        Input = input;
        _scope = ref scope;
    }

    /// <summary>The whole text given to the parser.</summary>
    public string Input { get; }

    public bool HasScope => !Unsafe.IsNullRef(in _scope);

    /// <exception cref="InvalidOperationException">The node has no scope of its own.</exception>
    public ref readonly Scope Scope
    {
        get
        {
            if (!HasScope)
            {
                throw new InvalidOperationException("The node has no scope.");
            }

            return ref _scope;
        }
    }
}
