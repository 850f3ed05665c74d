using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Tests.Unit.EcmaScript.Parsing;

[TestClass]
public sealed class ParserOptionsTests
{
    [TestMethod]
    public void With_OnOptions_KeepsEveryOtherSetting()
    {
        var options = new ParserOptions { AllowTopLevelUsing = true, AllowReturnOutsideFunction = true, Tolerant = true };

        var copy = options with { Tolerant = false };

        Assert.IsTrue(copy.AllowTopLevelUsing);
        Assert.AreEqual(options, copy with { Tolerant = true });
    }

    [TestMethod]
    public void Options_OfParser_IsTheSameInstance()
    {
        var options = new ParserOptions();

        Assert.AreSame(options, new Parser(options).Options);
    }

    [TestMethod]
    [DataRow("return 1")]
    [DataRow("new.target")]
    [DataRow("super.x")]
    [DataRow("using x = null")]
    public void Parse_TopLevelForm_IsAcceptedOnlyWhenAllowed(string source)
    {
        var allowing = new ParserOptions
        {
            AllowReturnOutsideFunction = true,
            AllowNewTargetOutsideFunction = true,
            AllowSuperOutsideMethod = true,
            AllowTopLevelUsing = true,
        };

        Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript(source));
        Assert.AreEqual(1, new Parser(allowing).ParseScript(source).Body.Count);
    }

    [TestMethod]
    [DataRow("(() => super.x)", true)]
    [DataRow("(() => super())", true)]
    [DataRow("(function () { super.x })", false)]
    [DataRow("(function () { super() })", false)]
    public void Parse_SuperAtTopLevelWhenAllowed_ReachesArrowFunctionsOnly(string source, bool isValid)
    {
        var parser = new Parser(new ParserOptions { AllowSuperOutsideMethod = true });

        Assert.AreEqual(isValid, Accepts(() => parser.ParseScript(source)));
    }

    [TestMethod]
    [DataRow("@a class A {}", ExperimentalESFeatures.Decorators)]
    [DataRow("class A { @a.b(c) m() {} }", ExperimentalESFeatures.Decorators)]
    [DataRow("class A { accessor x = 1 }", ExperimentalESFeatures.Decorators)]
    [DataRow("@a export class A {}", ExperimentalESFeatures.Decorators)]
    [DataRow("export @a class A {}", ExperimentalESFeatures.Decorators)]
    [DataRow("import source x from 'x'", ExperimentalESFeatures.SourcePhaseImports)]
    [DataRow("import source from from 'x'", ExperimentalESFeatures.SourcePhaseImports)]
    [DataRow("import.source('x')", ExperimentalESFeatures.SourcePhaseImports)]
    [DataRow("import defer * as ns from 'x'", ExperimentalESFeatures.DeferImportEvaluation)]
    [DataRow("import.defer('x')", ExperimentalESFeatures.DeferImportEvaluation)]
    public void ParseModule_ProposedSyntax_NeedsItsFeature(string source, ExperimentalESFeatures feature)
    {
        Assert.IsFalse(Accepts(() => new Parser().ParseModule(source)));
        Assert.IsTrue(Accepts(() => new Parser(new ParserOptions { ExperimentalESFeatures = feature }).ParseModule(source)));
    }

    [TestMethod]
    [DataRow("import source from 'x'", "source")]
    [DataRow("import defer from 'x'", "defer")]
    [DataRow("import defer, { x } from 'x'", "defer")]
    public void ParseModule_PhaseWordAsName_IsADefaultImport(string source, string name)
    {
        var parser = new Parser(new ParserOptions { ExperimentalESFeatures = ExperimentalESFeatures.All });

        var import = (ImportDeclaration)parser.ParseModule(source).Body[0];

        Assert.AreEqual(ImportPhase.None, import.Phase);
        Assert.AreEqual(name, import.Specifiers[0].Local.Name);
    }

    [TestMethod]
    public void Parser_ForEditionBeforeClasses_IsRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Parser(new ParserOptions { EcmaVersion = EcmaVersion.ES5 }));
    }

    [TestMethod]
    public void ParseScript_WindowOfText_NeverLooksBehindItAndKeepsAbsolutePlaces()
    {
        var script = new Parser().ParseScript("\n  a;)))", 3, 2, "f.js");

        Assert.AreEqual(Position.From(2, 2), script.Body[0].Location.Start);
        Assert.AreEqual(3, script.Start);
        Assert.AreEqual(5, script.End);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Parser().ParseScript("a", 1, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => new Parser().ParseScript(null!));
    }

    private static bool Accepts(Action parse)
    {
        try
        {
            parse();
            return true;
        }
        catch (SyntaxErrorException)
        {
            return false;
        }
    }
}
