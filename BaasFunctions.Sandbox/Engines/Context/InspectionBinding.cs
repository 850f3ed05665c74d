using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint.Native;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary><c>getLogs</c>, <c>getMetrics</c> and <c>serialize</c> of the context: what a function can learn about its execution.</summary>
internal static class InspectionBinding
{
    public static JsValue GetLogs(ExecutionScope scope, JsValue[] arguments)
    {
        var entries = scope.Log.Snapshot();
        var result = new JsArray(scope.Engine, (uint)entries.Count);
        foreach (var entry in entries)
        {
            var shown = new JsObject(scope.Engine);
            shown.FastSetDataProperty("level", JsString.Create(LogEntryLevelNames.Of(entry.Level)));
            shown.FastSetDataProperty("message", JsString.Create(entry.Message));
            shown.FastSetDataProperty("data", JsonInput.Read(scope.Engine, entry.DataJson.Span, "log data"));
            shown.FastSetDataProperty("timestamp", JsString.Create(Timestamp.Iso(entry.Timestamp)));
            shown.FastSetDataProperty("execution_id", JsString.Create(scope.Request.ExecutionId));
            result.Push(shown);
        }

        return result;
    }

    public static JsValue GetMetrics(ExecutionScope scope, JsValue[] arguments)
    {
        var metrics = new JsObject(scope.Engine);
        metrics.FastSetDataProperty("execution_id", JsString.Create(scope.Request.ExecutionId));
        metrics.FastSetDataProperty("start_time", JsNumber.Create(scope.StartedAt.ToUnixTimeMilliseconds()));
        metrics.FastSetDataProperty("duration_ms", JsNumber.Create(Math.Floor(scope.Deadline.Elapsed.TotalMilliseconds)));
        metrics.FastSetDataProperty("log_count", JsNumber.Create(scope.Log.Count));
        metrics.FastSetDataProperty("project_id", ContextObject.ProjectId(scope));
        metrics.FastSetDataProperty("tenant_id", ContextObject.TenantId(scope));
        return metrics;
    }

    public static JsValue Serialize(ExecutionScope scope, JsValue[] arguments)
    {
        var serialized = new JsObject(scope.Engine);
        serialized.FastSetDataProperty("project_id", ContextObject.ProjectId(scope));
        serialized.FastSetDataProperty("tenant_id", ContextObject.TenantId(scope));
        serialized.FastSetDataProperty("user_id", ContextObject.UserId(scope));
        serialized.FastSetDataProperty("execution_id", JsString.Create(scope.Request.ExecutionId));
        serialized.FastSetDataProperty("function_id", JsString.Create(scope.Request.FunctionId));
        serialized.FastSetDataProperty("test_mode", scope.IsTest ? JsBoolean.True : JsBoolean.False);
        serialized.FastSetDataProperty("env", scope.EnvObject);
        serialized.FastSetDataProperty("config", ConfigObject.Create(scope));
        return serialized;
    }
}
