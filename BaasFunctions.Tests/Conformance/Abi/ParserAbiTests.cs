using System.Reflection;
using System.Reflection.Metadata;

namespace BaasFunctions.Tests.Conformance.Abi;

/// <summary>Proves that every reference of the engine's assembly to its parser binds to ours.</summary>
[TestClass]
public sealed class ParserAbiTests
{
    private static readonly string s_enginePath = Path.Combine(AppContext.BaseDirectory, "Jint.dll");
    private static readonly string s_parserPath = Path.Combine(AppContext.BaseDirectory, "Acornima.dll");

    [TestMethod]
    public void Identity_OfParser_IsTheOneTheEngineAsksFor()
    {
        using var engine = new EngineAssembly(s_enginePath);
        AssemblyName parser = AssemblyName.GetAssemblyName(s_parserPath);

        Assert.AreEqual("Acornima", parser.Name);
        Assert.AreEqual(new Version(1, 9, 0, 0), parser.Version);
        Assert.AreEqual("496B38436BB9EDEB", Convert.ToHexString(parser.GetPublicKeyToken() ?? []));
        Assert.AreEqual(engine.ParserReference.FullName, parser.FullName);
    }

    [TestMethod]
    public void TypeReferences_OfEngine_AllResolve()
    {
        using var engine = new EngineAssembly(s_enginePath);
        using var parser = new ParserAssembly(s_parserPath);

        string[] missing = [.. engine.ReferencedTypes.Where(name => parser.Find(name) is not { IsPublic: true }).Order()];

        AssertNone(missing, "types missing or not public");
        Assert.IsGreaterThan(100, engine.ReferencedTypes.Count);
    }

    [TestMethod]
    public void MemberReferences_OfEngine_AllResolve()
    {
        using var engine = new EngineAssembly(s_enginePath);
        using var parser = new ParserAssembly(s_parserPath);

        ReferencedMember[] missing =
        [
            .. engine.ReferencedMembers.Where(member => !parser.Hierarchy(member.Type).Any(type => type.Offers(member.Signature))),
        ];

        AssertNone(missing, "members missing or different");
        Assert.IsGreaterThan(250, engine.ReferencedMembers.Count);
        Assert.AreEqual(301, engine.ReferencedMembers.Count, "Another engine version? Then its contract has to be read anew.");
    }

    [TestMethod]
    public void Overrides_InEngine_FindVirtualMembers()
    {
        using var engine = new EngineAssembly(s_enginePath);
        using var parser = new ParserAssembly(s_parserPath);

        string[] missing =
        [
            .. from type in engine.DerivedTypes
               from signature in type.Overrides
               where !parser.Hierarchy(type.BaseType).Any(candidate => candidate.OffersOverride(signature)) && !IsOfObject(signature)
               select $"{type.Name} overrides {signature}",
        ];

        AssertNone(missing, "overrides without a virtual member");
        Assert.IsGreaterThan(20, engine.DerivedTypes.Sum(type => type.Overrides.Count));
    }

    [TestMethod]
    public void AbstractMembers_InheritedByEngineTypes_AreImplemented()
    {
        using var engine = new EngineAssembly(s_enginePath);
        using var parser = new ParserAssembly(s_parserPath);

        string[] missing =
        [
            .. from type in engine.DerivedTypes
               let bases = parser.Hierarchy(type.BaseType).ToArray()
               let interfaces = type.Interfaces.Concat(bases.SelectMany(ancestor => ancestor.Interfaces)).SelectMany(parser.InterfaceClosure)
               from ancestor in bases.Concat(interfaces)
               from method in ancestor.Methods
               where method.Value.HasFlag(MethodAttributes.Abstract) && !type.Methods.Contains(method.Key)
               where !bases.Any(implementer => implementer.OffersImplementation(method.Key))
               select $"{type.Name} lacks {ancestor.Name} :: {method.Key}",
        ];

        AssertNone(missing.Distinct(), "abstract members that the engine's types do not implement");
        Assert.IsGreaterThan(4, engine.DerivedTypes.Count);
    }

    [TestMethod]
    public void EnumConstants_OfParser_HaveTheNumbersTheEngineWasCompiledWith()
    {
        using var parser = new ParserAssembly(s_parserPath);
        List<string> wrong = [];
        foreach (string line in File.ReadLines(ConformanceFiles.Source("Abi/enums.txt")))
        {
            string[] parts = line.Split(": ");
            ParserType? type = parser.Find(parts[0]);
            foreach (string constant in parts[1].Split(", "))
            {
                string[] pair = constant.Split('=');
                object? actual = type?.Fields.GetValueOrDefault(SignatureText.OfField(pair[0], "valuetype " + parts[0]));
                if (!Equals(actual, int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)))
                {
                    wrong.Add($"{parts[0]}.{pair[0]} should be {pair[1]}, is {actual ?? "missing"}");
                }
            }
        }

        AssertNone(wrong, "enum constants missing or different");
    }

    [TestMethod]
    public void Types_OfEngine_AllLoad()
    {
        Type[] types = typeof(Jint.Engine).Assembly.GetTypes();

        Assert.IsGreaterThan(500, types.Length);
    }

    private static bool IsOfObject(string signature) =>
        typeof(object).GetMethods().Any(method => method.IsVirtual && signature.Contains($" {method.Name}(", StringComparison.Ordinal));

    private static void AssertNone<T>(IEnumerable<T> findings, string what)
    {
        string[] lines = [.. findings.Select(finding => $"  {finding}")];
        Assert.IsEmpty(lines, $"{lines.Length} {what}:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }
}
