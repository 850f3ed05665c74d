using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Quotas;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Files;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.HostCalls.Jwt;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Observability;

namespace BaasFunctions.Service.Configuration;

/// <summary>Every setting, in the order in which they are documented, as the attributes of the options say.</summary>
internal static class SettingsTable
{
    public static IReadOnlyList<Setting> Rows { get; } =
    [
        .. Of<ServerOptions>("Server"), .. Of<AccessOptions>("Callers"), .. Of<QuotaOptions>("Projects"),
        .. Of<ExecutionOptions>("Executions"), .. Of<ExecutionLimits>("Executions"), .. Of<ExecutionRecordOptions>("Executions"),
        .. Of<WorkerOptions>("Worker processes"),
        .. Of<DataOptions>("Data"), .. Of<EntityLimits>("Data"), .. Of<FileLimits>("Data"), .. Of<TokenOptions>("Data"),
        .. Of<EgressOptions>("Requests of functions"), .. Of<LoggingOptions>("Logs and telemetry"), .. Of<TelemetryOptions>("Logs and telemetry"),
    ];

    // Read once, at start, from types that are known here: the properties stay when the program is trimmed.
    private static IEnumerable<Setting> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(string title)
        where T : new()
    {
        var defaults = new T();
        return from property in typeof(T).GetProperties()
               let attribute = property.GetCustomAttribute<SettingAttribute>()
               where attribute is not null
               select new Setting(property, attribute, defaults, title);
    }
}
