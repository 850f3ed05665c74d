using BaasFunctions.Sandbox.Execution;
using Jint;

namespace BaasFunctions.Sandbox.Context;

/// <summary>Global names besides the language's own. Each comes into existence when a function first reads it.</summary>
internal static class SandboxGlobals
{
    public static void AddTo(Options options) => options
        .AddLazyGlobal("console", static engine => ConsoleBinding.Create(engine))
        .AddLazyGlobal("setTimeout", static engine => HostFunction.Create(engine, "setTimeout", TimerBinding.SetTimeout, 2))
        .AddLazyGlobal("setInterval", static engine => HostFunction.Create(engine, "setInterval", TimerBinding.SetInterval, 2))
        .AddLazyGlobal("clearTimeout", static engine => HostFunction.Create(engine, "clearTimeout", TimerBinding.Clear, 1))
        .AddLazyGlobal("clearInterval", static engine => HostFunction.Create(engine, "clearInterval", TimerBinding.Clear, 1))
        .AddLazyGlobal("queueMicrotask", static _ => ExecutionScope.Current.Driver!.Get("queueMicrotask"));
}
