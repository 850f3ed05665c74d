using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Context.Logging;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context;

/// <summary>
/// The handler's second argument. One description serves all executions; a member comes into existence when a function first
/// touches it.
/// </summary>
internal static class ContextObject
{
    private static readonly JsObjectShape s_shape = Describe();

    public static ObjectInstance Create(Engine engine) => s_shape.Instantiate(engine);

    private static JsObjectShape Describe()
    {
        var shape = new JsObjectShape.Builder()
            .PerRealmSlot("project", Lazy(Project), enumerable: true)
            .PerRealmSlot("tenant", Lazy(static s => FrozenObject.Of(s.Engine, ("id", TenantId(s)))), enumerable: true)
            .PerRealmSlot("user", Lazy(static s => FrozenObject.Of(s.Engine, ("id", UserId(s)))), enumerable: true)
            .PerRealmSlot("execution_id", Lazy(static s => JsString.Create(s.Request.ExecutionId)), enumerable: true)
            .PerRealmSlot("function_id", Lazy(static s => JsString.Create(s.Request.FunctionId)), enumerable: true)
            .PerRealmSlot("project_id", Lazy(ProjectId), enumerable: true)
            .PerRealmSlot("tenant_id", Lazy(TenantId), enumerable: true)
            .PerRealmSlot("user_id", Lazy(UserId), enumerable: true)
            .PerRealmSlot("env", Lazy(static s => s.EnvObject), enumerable: true)
            .PerRealmSlot("environment", Lazy(static s => s.EnvObject), enumerable: true)
            .PerRealmSlot("config", Lazy(ConfigObject.Create), enumerable: true)
            .PerRealmSlot("test_mode", Lazy(static s => s.IsTest ? JsBoolean.True : JsBoolean.False), enumerable: true)
            .PerRealmSlot("log", Lazy(static s => LogBinding.Create(s.Engine)), enumerable: true)
            .PerRealmSlot("utils", Lazy(static s => UtilsBinding.Create(s.Engine)), enumerable: true)
            .PerRealmSlot("db", Lazy(DatabaseBinding.Create), enumerable: true)
            .PerRealmSlot("http", Lazy(static s => HttpBinding.Create(s.Engine)), enumerable: true)
            .PerRealmSlot("files", Lazy(static s => FilesBinding.Create(s.Engine)), enumerable: true)
            .PerRealmSlot("jwt", Lazy(static s => TokenBinding.Create(s.Engine)), enumerable: true)
            .PerRealmSlot("kv", Lazy(static s => KeyValueBinding.Create(s.Engine)), enumerable: true)
            .PerRealmSlot("functions", Lazy(static s => FunctionsBinding.Create(s.Engine)), enumerable: true)
            .Method("success", HostFunction.Guard(EnvelopeBinding.Success), 2)
            .Method("error", HostFunction.Guard(EnvelopeBinding.Error), 3)
            .Method("waitUntil", HostFunction.Guard(WaitUntilBinding.Add), 1)
            .Method("getLogs", HostFunction.Guard(InspectionBinding.GetLogs))
            .Method("getMetrics", HostFunction.Guard(InspectionBinding.GetMetrics))
            .Method("serialize", HostFunction.Guard(InspectionBinding.Serialize));
        return shape.Build();
    }

    public static JsValue ProjectId(ExecutionScope scope) =>
        JsonInput.Read(scope.Engine, scope.Request.ProjectIdJson.Span, "context.project_id");

    public static JsValue TenantId(ExecutionScope scope) =>
        JsonInput.Read(scope.Engine, scope.Request.TenantIdJson.Span, "context.tenant_id");

    public static JsValue UserId(ExecutionScope scope) =>
        JsonInput.Read(scope.Engine, scope.Request.UserIdJson.Span, "context.user_id");

    private static JsObject Project(ExecutionScope scope) =>
        FrozenObject.Of(scope.Engine, ("id", ProjectId(scope)), ("tenant_id", TenantId(scope)));

    private static Func<ObjectInstance, JsValue> Lazy(Func<ExecutionScope, JsValue> create) => _ => create(ExecutionScope.Current);
}
