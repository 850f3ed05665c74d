using BaasFunctions.Server.Client;

namespace BaasFunctions.Server.Remote;

/// <summary>Which server a command asks, and for whom it prints.</summary>
/// <param name="Server">The server and the project.</param>
/// <param name="Json">Whether what the API answers is printed as it is.</param>
internal sealed record RemoteTarget(ServerConnection Server, bool Json);
