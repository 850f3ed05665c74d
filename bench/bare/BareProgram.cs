using System.Collections.Concurrent;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Runtime.Interop;

namespace BaasFunctions.Bench.Bare;

/// <summary>A function in the engine and nothing around it: a fresh engine, the program kept, no limit, no log, no metric.</summary>
internal static class BareProgram
{
    private const string Context = """
        const __logs = [];
        const context = {
          log: { info: (message, data) => { __logs.push({ level: 'info', message, data }); }, error: (message, data) => { __logs.push({ level: 'error', message, data }); } },
          success: (data) => ({ status: 'success', success: true, data }),
          error: (message, status) => ({ status: 'error', error: message, code: status }),
        };
        """;

    private static readonly ConcurrentDictionary<string, Prepared<Acornima.Ast.Script>> s_programs = new();

    /// <summary>Runs a function of the form that the samples have; returns what it returned, as JSON.</summary>
    public static string Run(string code, string request)
    {
        if (!s_programs.TryGetValue(code, out var program))
        {
            program = Engine.PrepareScript(Wrap(code));
            if (s_programs.Count < 1000)
            {
                s_programs.TryAdd(code, program);
            }
        }

        using var engine = new Engine();
        JsValue? returned = null;
        engine.SetValue("__done", new ClrFunction(engine, "", (_, arguments) => returned = arguments[0]));
        engine.SetValue("__body", new JsonParser(engine).Parse(request));
        engine.Execute(program);
        engine.Advanced.ProcessTasks();
        return returned is null ? throw new InvalidOperationException("It is not settled.") : new Jint.Native.Json.JsonSerializer(engine).Serialize(returned, JsValue.Undefined, JsValue.Undefined).AsString();
    }

    private static string Wrap(string code)
    {
        var script = code.Replace("\nexport default ", "\n__handler = ", StringComparison.Ordinal).Replace("\nexport ", "\n", StringComparison.Ordinal);
        script = script.StartsWith("export default ", StringComparison.Ordinal) ? "__handler = " + script["export default ".Length..] : script;
        return $"(async () => {{ let __handler; {Context} {script}\n__done(await __handler({{ body: __body }}, context)); }})()";
    }
}
