using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Execution;

/// <summary>Writes what a function returned. Where JSON does not have a value, a warning in the log says what became of it.</summary>
internal static class ResultWriter
{
    public static byte[] Write(ExecutionScope scope, JsValue returned)
    {
        var limits = new JsonWriteLimits(scope.Limits.ResultBytes, scope.Limits.ResultDepth, scope.Limits.ResultProperties);
        var notes = new ValueNotes();
        var data = JsonValueWriter.Write(scope.Engine, returned, limits, notes);
        if (notes.ToString() is { } text)
        {
            scope.Log.Add(LogEntryLevel.Warn, text, default);
        }

        return data;
    }
}
