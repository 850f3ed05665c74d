using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>The error of a call that failed: a plain Error with <c>code</c>, and <c>name</c>, <c>status</c> and <c>details</c> where there are any.</summary>
internal static class CallError
{
    /// <summary>Like the own members of any error: they do not show up when it is enumerated.</summary>
    private const PropertyFlag Hidden = PropertyFlag.NonEnumerable;

    /// <summary>Makes an error that was constructed at the place of the call say why it failed.</summary>
    public static JsValue Fill(ExecutionScope scope, ObjectInstance error, HostCallError why)
    {
        Set(error, "message", JsString.Create(why.Message));
        Set(error, "code", JsString.Create(why.Code));
        if (why.Name is { } name)
        {
            Set(error, "name", JsString.Create(name));
        }

        if (why.Status is { } status)
        {
            Set(error, "status", JsNumber.Create(status));
        }

        if (!why.DetailsJson.IsEmpty)
        {
            Set(error, "details", JsonInput.Read(scope.Engine, why.DetailsJson.Span, "the answer of the host"));
        }

        // An error of another function says nothing about what this one may reach.
        if (why.Code == ErrorCodes.EgressDenied && why.Name is null)
        {
            scope.EgressDenied = error;
        }

        return error;
    }

    private static void Set(ObjectInstance error, string name, JsValue value) =>
        error.DefineOwnProperty(JsString.Create(name), new PropertyDescriptor(value, Hidden));
}
