using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Invocations;
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

        // By a factory, because its constructor takes types that are not public.
        services.TryAddSingleton(static provider => new DueWork(
            provider.GetRequiredService<ScheduleClock>(), provider.GetRequiredService<InvocationDispatcher>(), provider.GetRequiredService<ServiceDrain>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFunctionWatcher, ScheduleSync>());
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<ScheduleClock>());
        return services;
    }
}
