using System.Security.Cryptography;
using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace BaasFunctions.Tests.Deployment;

/// <summary>The one call of the engine that is replaced where it is compiled natively (docs/decisions/0039-one-native-file.md). With a new Jint these tests say what NativeJint.targets has to say.</summary>
[TestClass]
public sealed class NativeJintTests
{
    private static readonly string s_file = typeof(Jint.Engine).Assembly.Location;
    private static readonly ILookup<string, string> s_said = XDocument.Load(Repository.PathOf("BaasFunctions.Server/NativeJint.targets"))
        .Descendants("PropertyGroup").Elements().ToLookup(element => element.Name.LocalName, element => element.Value);

    [TestMethod]
    public async Task Engine_IsTheFileWhoseCallIsReplaced() =>
        Assert.AreEqual(Said("JintSha256"), Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(s_file))));

    /// <summary>The arguments of a call without any, or with literals only, are an object[] that is said to be a JsValue[].</summary>
    [TestMethod]
    public void Call_IsTheOneThatSaysOfAnArrayWhatItIsNot()
    {
        using var module = ModuleDefinition.ReadModule(s_file);
        var method = module.GetType("Jint.Runtime.Interpreter.Expressions.ExpressionCache").Methods.Single(method => method.Name == "ArgumentListEvaluation");
        var call = method.Body.Instructions.Single(instruction => instruction.OpCode == OpCodes.Call && ((MethodReference)instruction.Operand).FullName.EndsWith("Unsafe::As<Jint.Native.JsValue[]>(System.Object)", StringComparison.Ordinal));
        var copy = module.GetType("Jint.Native.JsProxy").Methods.Single(method => method.Name == "CopyArgumentsForClrTrap");

        Assert.AreEqual("System.Object[] Jint.Runtime.Interpreter.Expressions.ExpressionCache::_expressions", ((FieldReference)call.Previous.Operand).FullName);
        Assert.AreEqual(OpCodes.Ret, call.Next.OpCode);
        Assert.AreEqual(Hex(((MethodReference)call.Operand).MetadataToken), Said("JintCallBefore"));
        Assert.AreEqual(Hex(copy.MetadataToken), Said("JintCallAfter"));
        Assert.IsTrue(copy.IsStatic && copy.ReturnType.FullName == copy.Parameters.Single().ParameterType.FullName && copy.ReturnType.FullName == "Jint.Native.JsValue[]");

        // A large method: twelve bytes before its code.
        var section = PlaceInFile(method.RVA);
        Assert.AreEqual(Said("JintCallOffset"), $"{section + 12 + call.Offset}");
    }

    private static string Said(string name) => s_said[name].Single();

    /// <summary>The instruction `call` of a method, as it lies in the file.</summary>
    private static string Hex(MetadataToken method) => "28" + Convert.ToHexString(BitConverter.GetBytes(method.ToUInt32()));

    private static int PlaceInFile(int address)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(s_file));
        var section = image.PEHeaders.SectionHeaders[image.PEHeaders.GetContainingSectionIndex(address)];
        return address - section.VirtualAddress + section.PointerToRawData;
    }
}
