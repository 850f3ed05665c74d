using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Results;
using Jint.Native;

namespace BaasFunctions.Sandbox.Context;

/// <summary><c>getLogs</c>, <c>getMetrics</c> and <c>serialize</c> of the context: what a function can learn about its execution.</summary>
internal static class InspectionBinding
{
    private static readonly JsObjectLayout s_entry = new("level", "message", "data", "timestamp", "execution_id");

    private static readonly JsObjectLayout s_metrics =
        new("execution_id", "start_time", "duration_ms", "log_count", "project_id", "tenant_id");

    private static readonly JsObjectLayout s_serialized =
        new("project_id", "tenant_id", "user_id", "execution_id", "function_id", "test_mode", "env", "config");

    public static JsValue GetLogs(ExecutionScope scope, JsValue[] arguments)
    {
        var entries = scope.Log.Snapshot();
        var result = new JsArray(scope.Engine, (uint)entries.Count);
        foreach (var entry in entries)
        {
            result.Push(JsObject.Create(
                scope.Engine,
                s_entry,
                [
                    JsString.Create(LogBinding.NameOf(entry.Level)),
                    JsString.Create(entry.Message),
                    JsonInput.Read(scope.Engine, entry.DataJson.Span, "log data"),
                    JsString.Create(Timestamp.Iso(entry.Timestamp)),
                    JsString.Create(scope.Request.ExecutionId),
                ]));
        }

        return result;
    }

    public static JsValue GetMetrics(ExecutionScope scope, JsValue[] arguments) => JsObject.Create(
        scope.Engine,
        s_metrics,
        [
            JsString.Create(scope.Request.ExecutionId),
            JsNumber.Create(scope.StartedAt.ToUnixTimeMilliseconds()),
            JsNumber.Create(Math.Floor(scope.Deadline.Elapsed.TotalMilliseconds)),
            JsNumber.Create(scope.Log.Count),
            ContextObject.ProjectId(scope),
            ContextObject.TenantId(scope),
        ]);

    public static JsValue Serialize(ExecutionScope scope, JsValue[] arguments) => JsObject.Create(
        scope.Engine,
        s_serialized,
        [
            ContextObject.ProjectId(scope),
            ContextObject.TenantId(scope),
            ContextObject.UserId(scope),
            JsString.Create(scope.Request.ExecutionId),
            JsString.Create(scope.Request.FunctionId),
            scope.IsTest ? JsBoolean.True : JsBoolean.False,
            scope.EnvObject,
            ConfigObject.Create(scope),
        ]);
}
