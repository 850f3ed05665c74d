using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>Reads pairs of a name and a value from whatever gives them when it is iterated: an array of pairs, a Map, URLSearchParams, Headers.</summary>
internal static class PairsScript
{
    /// <summary>More than any request may have; the service says how many that are.</summary>
    private const int MaxPairs = 1000;

    private const string Source = """
        "use strict";
        (function (value, most) {
          if (typeof value[Symbol.iterator] !== "function") return null;
          const pairs = [];
          for (const pair of value) {
            if (pairs.length === most) return "more than " + most + " pairs";
            if (!Array.isArray(pair) || pair.length !== 2) return "items that are no pairs of a name and a value";
            pairs[pairs.length] = pair;
          }
          return pairs;
        })
        """;

    private static readonly Prepared<Acornima.Ast.Script> s_script = Engine.PrepareScript(Source, SourceNames.Driver);

    /// <summary>An array of arrays of two; a text that says what is wrong with them; null when the value cannot be iterated.</summary>
    public static JsValue Read(ExecutionScope scope, JsValue value) =>
        scope.Engine.Call(scope.Engine.Evaluate(s_script), value, JsNumber.Create(MaxPairs));
}
