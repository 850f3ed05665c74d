using Jint;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>
/// What our scripts have of a key: a value that they keep in private members and give back. It has no members and no prototype, so that nothing that a function
/// replaces is ever asked about it, and no function gets hold of one.
/// </summary>
internal sealed class KeyHandle(Engine engine, KeyMaterial material) : ObjectInstance(engine)
{
    public KeyMaterial Material => material;

    protected override ObjectInstance? GetPrototypeOf() => null;
}
