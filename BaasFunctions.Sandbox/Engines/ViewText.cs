using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// <c>toBase64()</c> and <c>toHex()</c> of a view that does not begin where its buffer does: the engine's own write the bytes from the beginning of the buffer. Only an engine whose program
/// names one of them pays for that.
/// </summary>
internal static class ViewText
{
    private static readonly string[] s_names = ["toBase64", "toHex"];

    public static void AddTo(Engine engine)
    {
        var prototype = (ObjectInstance)((ObjectInstance)engine.Global.Get("Uint8Array")).Get("prototype");
        foreach (var name in s_names)
        {
            var own = prototype.Get(name);
            prototype.FastSetProperty(
                name,
                new PropertyDescriptor(new ClrFunction(engine, name, (self, arguments) => engine.Call(own, FromItsBeginning(engine, self), arguments), 0, PropertyFlag.Configurable), PropertyFlag.NonEnumerable));
        }
    }

    private static JsValue FromItsBeginning(Engine engine, JsValue self) => self is JsTypedArray && self.IsUint8Array() && TypeConverter.ToNumber(self.AsObject().Get("byteOffset")) > 0
        ? engine.Intrinsics.Uint8Array.Construct(BytesOfValue.Read(self))
        : self;
}
