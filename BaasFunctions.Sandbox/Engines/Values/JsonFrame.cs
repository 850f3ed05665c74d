using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>One object or array that is being written.</summary>
internal struct JsonFrame
{
    /// <summary>The object or array.</summary>
    public ObjectInstance Holder;

    /// <summary>What script sees of it: the holder, or the Map, Set or Error that the holder shows.</summary>
    public ObjectInstance Origin;

    /// <summary>Names of its members; null for an array.</summary>
    public List<JsValue>? Keys;

    /// <summary>How many members or elements there are.</summary>
    public long Count;

    /// <summary>The next one.</summary>
    public long Next;

    /// <summary>Whether a member was enumerable, which a member without a value may be.</summary>
    public bool AnyEnumerable;

    /// <summary>Whether one was written already.</summary>
    public bool Any;
}
