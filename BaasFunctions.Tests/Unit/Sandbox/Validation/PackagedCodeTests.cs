using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Validation;

namespace BaasFunctions.Tests.Unit.Sandbox.Validation;

/// <summary>What a bundler put into a function is not the author's: what fails there only when it is reached keeps nobody from deploying.</summary>
[TestClass]
public sealed class PackagedCodeTests
{
    private const string Handler = "export default async (request) => request.body;";

    [TestMethod]
    [DataRow("window.alert('a')", "window does not exist here")]
    [DataRow("new XMLHttpRequest()", "XMLHttpRequest does not exist here")]
    [DataRow("process.exit(1)", "process.exit does not exist here")]
    [DataRow("require('fs')", "require() is not allowed")]
    [DataRow("eval('1')", "eval() is prohibited")]
    [DataRow("new Function('return 1')", "Function constructor is not allowed")]
    [DataRow("(0, eval)('1')", "eval is handed on, which would make code of text")]
    [DataRow("getComputedStyle(1)", "getComputedStyle is not declared")]
    [DataRow("import('@opentelemetry/api')", "import statements are restricted")]
    public void InAPackage_WhatFailsWhenItIsReached_IsOneWarning_AndInTheAuthorsCodeAnError(string expression, string message)
    {
        var use = $"var one = () => {expression};\nvar two = () => {expression};";

        var packaged = Validate($"// node_modules/@scope/name/dist/index.mjs\n{use}\n\n// src/main.ts\n{Handler}");
        var written = Validate($"// node_modules/name/index.js\nvar three = 3;\n\n// src/lib/util.ts\n{use}\n{Handler}");

        Assert.IsTrue(packaged.IsValid, string.Join('\n', packaged.Findings));
        Assert.AreEqual(1, packaged.Warnings.Count(warning => warning == message + ": a package fails if it comes to this"), string.Join('\n', packaged.Findings));
        Assert.AreEqual(message, written.Errors.First(), string.Join('\n', written.Findings));
    }

    [TestMethod]
    [DataRow("window")]
    [DataRow("yolo")]
    public void OfANameThatBothUse_TheAuthorsUseIsTheError(string name)
    {
        var report = Validate($"// node_modules/name/index.js\nvar one = () => {name}.a;\n\n// main.ts\nvar two = () => {name}.b;\n{Handler}");

        Assert.AreEqual(5, report.Findings.Single(finding => finding.Severity == Severity.Error).Place!.Value.Line);
    }

    [TestMethod]
    [DataRow("// see window.ts for more")]
    [DataRow("/* node_modules/name/index.js */")]
    [DataRow("const path = '// node_modules/name/index.js';")]
    [DataRow("    // node_modules/name/index.js")]
    public void OtherComments_AreTheAuthors(string line) => Assert.IsFalse(Validate($"{line}\nwindow.alert('a');\n{Handler}").IsValid);

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\u2028")]
    public void CommentsInAPackage_DoNotEndIt(string lineEnd)
    {
        string[] lines = ["// ../my app/node_modules/name/index.js", "// see other.js or https://a.example/b.js", "\f // c.ts", "var one = () => window;", Handler];

        Assert.IsTrue(Validate(string.Join(lineEnd, lines)).IsValid);
    }

    [TestMethod]
    public void ALineThatNobodyWrote_IsAPackage()
    {
        var rest = string.Concat(Enumerable.Range(0, 100).Select(number => $"var name{number}=()=>{number};"));

        Assert.IsTrue(Validate($"var a=()=>window.document;{rest}\n{Handler}").IsValid);
        Assert.IsFalse(Validate($"var a=()=>window.document;\n{rest}\n{Handler}").IsValid);
    }

    [TestMethod]
    [DataRow("import fs from 'fs';", "import statements are restricted")]
    [DataRow("export * from 'fs';", "import statements are restricted")]
    public void WhatFailsWhenItIsLoaded_IsAnErrorAnywhere(string statement, string message) =>
        Assert.AreEqual(message, Validate($"// node_modules/name/index.js\n{statement}\n{Handler}").Errors.Single());

    private static ValidationReport Validate(string code) => FunctionValidator.Validate(code, new ExecutionLimits());
}
