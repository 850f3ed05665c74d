namespace BaasFunctions.Service.Health;

/// <summary>Looks whether the working directory can be reached. Its warning changes nothing else: nothing here needs the disk.</summary>
internal static class DiskProbe
{
    public static HealthCheck Check()
    {
        try
        {
            return new DirectoryInfo(Environment.CurrentDirectory).Exists
                ? new HealthCheck(HealthStatus.Healthy, "Disk access available")
                : new HealthCheck(HealthStatus.Warning, "Disk check failed: the working directory is gone");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new HealthCheck(HealthStatus.Warning, "Disk check failed: the working directory cannot be reached");
        }
    }
}
