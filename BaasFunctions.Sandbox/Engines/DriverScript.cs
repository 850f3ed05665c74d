using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// Calls the handler and awaits what it returns, in script, because awaiting there sees promises as the language defines them,
/// whatever the function did to <c>then</c>.
/// </summary>
internal static class DriverScript
{
    private const string RunSource = """
        "use strict";
        (function (done, fail) {
          return async (handler, request, context) => {
            let value;
            try { value = await handler(request, context); } catch (error) { fail(error); return; }
            done(value);
          };
        })
        """;

    private const string TransactionSource = """
        "use strict";
        (() => {
          let last;
          const run = async (before, begin, open, settled, end, work) => {
            if (before) try { await before; } catch { /* its own caller hears of it */ }
            const id = await begin();
            let value;
            try {
              value = await work(open(id));
              await settled(id);
            } catch (error) {
              try { await end(id, false); } catch { /* it is rolled back in any case when the execution ends */ }
              throw error;
            }
            await end(id, true);
            return value;
          };
          return async (begin, open, settled, end, work) => {
            if (typeof work !== "function") throw new TypeError("transaction() expects a function");
            const mine = run(last, begin, open, settled, end, work);
            last = mine;
            return await mine;
          };
        })()
        """;

    private const string MicrotaskSource = """
        "use strict";
        (function (fail) {
          return function queueMicrotask(callback) {
            if (typeof callback !== "function") throw new TypeError("The callback must be a function");
            (async () => {
              await undefined;
              try { callback(); } catch (error) { fail(error); }
            })();
          };
        })
        """;

    private const string AwaitingSource = """
        "use strict";
        (async (promise, done, fail) => {
          try { await promise; } catch (error) { fail(error); }
          done();
        })
        """;

    private static readonly Prepared<Acornima.Ast.Script> s_run = Engine.PrepareScript(RunSource, SourceNames.Driver);
    private static readonly Prepared<Acornima.Ast.Script> s_transaction = Engine.PrepareScript(TransactionSource, SourceNames.Driver);
    private static readonly Prepared<Acornima.Ast.Script> s_awaiting = Engine.PrepareScript(AwaitingSource, SourceNames.Driver);
    private static readonly Prepared<Acornima.Ast.Script> s_microtask = Engine.PrepareScript(MicrotaskSource, SourceNames.Driver);

    /// <summary>The function of the driver, which takes handler, request and context.</summary>
    /// <param name="engine">A fresh engine.</param>
    /// <param name="done">Is called with what the handler returned, awaited.</param>
    /// <param name="fail">Is called with what was thrown.</param>
    public static JsValue On(Engine engine, JsValue done, JsValue fail) => engine.Call(engine.Evaluate(s_run), done, fail);

    /// <summary>
    /// Runs the transactions of an execution one after the other, in the order in which they were asked for. Made when a function first begins
    /// one: takes how it begins, how it is opened, how it waits for what its work began, how it ends, and its work.
    /// </summary>
    public static JsValue Transactions(Engine engine) => engine.Evaluate(s_transaction);

    /// <summary>Awaits a promise: takes the promise, what is called in the end, and what is called with the reason when it is rejected.</summary>
    public static JsValue Awaiting(Engine engine) => engine.Evaluate(s_awaiting);

    /// <summary><c>queueMicrotask</c>, made when a function first names it. What a microtask throws ends the execution.</summary>
    public static JsValue Microtasks(Engine engine) => engine.Call(engine.Evaluate(s_microtask), ExecutionScope.Current.Fail!);
}
