using BaasFunctions.Service.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BaasFunctions.Service.Schedules;

internal static class ScheduleRegistration
{
    public static IServiceCollection AddSchedules(this IServiceCollection services)
    {
        services.TryAddSingleton<ScheduleStore>();
        services.TryAddSingleton<ScheduleClock>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFunctionWatcher, ScheduleSync>());
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<ScheduleClock>());
        return services;
    }
}
