using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>The error of an argument that cannot be taken: a TypeError with a <c>code</c>. Nothing was done when it is thrown.</summary>
internal static class ArgumentFault
{
    public static JavaScriptException Of(ExecutionScope scope, string code, string message)
    {
        var exception = HostFunction.TypeError(scope, message);
        ((Jint.Native.Object.ObjectInstance)exception.Error).DefineOwnProperty(
            JsString.Create("code"), new PropertyDescriptor(JsString.Create(code), PropertyFlag.NonEnumerable));
        return exception;
    }

    public static JavaScriptException Of(ExecutionScope scope, string message) => Of(scope, ErrorCodes.InvalidArgument, message);

    /// <summary>Says what was expected, what was found, and how to come from the one to the other.</summary>
    public static JavaScriptException Expected(ExecutionScope scope, string function, string argument, string expected, JsValue found, string instead) =>
        Of(scope, $"{function} expects {argument} to be {expected}, found {ValueWords.Of(found)}{(instead.Length == 0 ? "" : ": " + instead)}");
}
