namespace BaasFunctions.Server.Hosting;

/// <summary>Takes the place of the host's console lifetime, which would stop at the first signal without a drain.</summary>
internal sealed class NoopHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
