using BaasFunctions.Sandbox.Programs;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// Calls the handler and awaits what it returns, in script, because awaiting there sees promises as the language defines them,
/// whatever the function did to <c>then</c>.
/// </summary>
internal static class DriverScript
{
    private const string Source = """
        "use strict";
        (function (done, fail) {
          return {
            run: async (handler, request, context) => {
              let value;
              try { value = await handler(request, context); } catch (error) { fail(error); return; }
              done(value);
            },
            transaction: async (begin, open, end, work) => {
              if (typeof work !== "function") throw new TypeError("transaction() expects a function");
              const id = await begin();
              let value;
              try { value = await work(open(id)); } catch (error) {
                try { await end(id, false); } catch { /* it is rolled back in any case when the execution ends */ }
                throw error;
              }
              await end(id, true);
              return value;
            },
            queueMicrotask: function queueMicrotask(callback) {
              if (typeof callback !== "function") throw new TypeError("The callback must be a function");
              (async () => {
                await undefined;
                try { callback(); } catch (error) { fail(error); }
              })();
            },
          };
        })
        """;

    private static readonly Prepared<Acornima.Ast.Script> s_prepared = Engine.PrepareScript(Source, SourceNames.Driver);

    /// <summary>The driver on this engine, with members <c>run</c>, <c>transaction</c> and <c>queueMicrotask</c>.</summary>
    /// <param name="engine">A fresh engine.</param>
    /// <param name="done">Is called with what the handler returned, awaited.</param>
    /// <param name="fail">Is called with what was thrown, also by a microtask.</param>
    public static ObjectInstance On(Engine engine, JsValue done, JsValue fail) =>
        (ObjectInstance)engine.Call(engine.Evaluate(s_prepared), done, fail);
}
