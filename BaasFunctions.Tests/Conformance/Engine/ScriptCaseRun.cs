using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Tests.Conformance.Engine;

/// <summary>Runs a case in an engine of its own and puts what came of it into the words of the case files.</summary>
internal static partial class ScriptCaseRun
{
    private const string ToText = "(v => v === undefined ? 'undefined' : typeof v === 'bigint' ? v + 'n' : JSON.stringify(v))";

    private static readonly ScriptPreparationOptions s_scriptOptions = new()
    {
        ParsingOptions = new ScriptParsingOptions { RetainFunctionSourceText = true },
        CollectReferencedGlobals = true,
    };

    private static readonly ModulePreparationOptions s_moduleOptions = new()
    {
        ParsingOptions = new ModuleParsingOptions { RetainFunctionSourceText = true },
        CollectReferencedGlobals = true,
    };

    public static string Evaluate(ScriptCase test) => Run(test, engine => test.Modules.Count > 0
        ? engine.Modules.Import("main.js").Get("default")
        : engine.Evaluate(test.Source));

    public static string EvaluatePrepared(ScriptCase test) => Run(test, engine =>
    {
        if (test.Modules.Count == 0)
        {
            Prepared<Script> script = Jint.Engine.PrepareScript(test.Source, options: s_scriptOptions);
            return engine.Evaluate(script);
        }

        foreach ((string name, string source) in test.Modules)
        {
            Prepared<Module> module = Jint.Engine.PrepareModule(source, name, s_moduleOptions);
            engine.Modules.Add(name, builder => builder.AddModule(module));
        }

        return engine.Modules.Import("main.js").Get("default");
    });

    private static string Run(ScriptCase test, Func<Jint.Engine, JsValue> evaluate)
    {
        bool withPosition = test.Expected.Contains(" at ", StringComparison.Ordinal);
        try
        {
            using var engine = new Jint.Engine(options =>
            {
                options.RetainFunctionSourceText();
                options.EnableModules(new CaseModuleLoader(test.Modules));
                options.TimeoutInterval(TimeSpan.FromSeconds(20));
            });
            JsValue value = evaluate(engine).UnwrapIfPromise();
            return engine.Invoke(engine.Evaluate(ToText), value).AsString();
        }
        catch (JavaScriptException thrown)
        {
            return Describe(ErrorName(thrown.Error), thrown.Message, withPosition);
        }
        catch (PromiseRejectedException rejected)
        {
            return Describe(ErrorName(rejected.RejectedValue), rejected.Message, withPosition);
        }
        catch (ScriptPreparationException refused) when (refused.InnerException is ParseErrorException error)
        {
            return Describe("SyntaxError", error.Message, withPosition);
        }
    }

    private static string Describe(string errorName, string message, bool withPosition)
    {
        if (!withPosition)
        {
            return "throws " + errorName;
        }

        Match position = PositionInMessage().Match(message);
        return position.Success ? $"throws {errorName} at {position.Groups[1].Value}" : $"throws {errorName} without a position: {message}";
    }

    private static string ErrorName(JsValue error) => error.IsObject() ? error.AsObject().Get("name").ToString() : error.ToString();

    [GeneratedRegex(@"[(:](\d+:\d+)\)$")]
    private static partial Regex PositionInMessage();
}
