using System.Net;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Hosting;

/// <summary>Whom the server may listen to: other machines once there are API keys, this machine alone otherwise.</summary>
internal sealed class ListenPolicy(ServiceOptions options)
{
    /// <summary>Whether keys are asked for.</summary>
    public bool IsLocked { get; private set; } = options.Access.ApiKeys.Count > 0;

    /// <summary>False when the store cannot tell whether there are keys: then only this machine is served, and every request needs a key.</summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>Asks the store for keys; returns why the server must not start, or null.</summary>
    public async ValueTask<string?> CheckAsync(ApiKeyManager keys)
    {
        var isPublic = options.Server.BindAddress is { } address && !IPAddress.IsLoopback(IPAddress.Parse(address));
        try
        {
            IsLocked = await keys.AreKeysAskedForAsync();
        }
        catch (KeyStoreException unknown) when (isPublic)
        {
            return $"BAAS_BIND_ADDRESS={options.Server.BindAddress} would serve other machines, but it cannot be told whether there are API keys: "
                + $"{unknown.Message}. Set BAAS_API_KEYS, or bind to 127.0.0.1.";
        }
        catch (KeyStoreException)
        {
            // Only this machine is served, and it is asked for a key until the store can tell.
            IsKnown = false;
        }

        return isPublic && !IsLocked
            ? $"BAAS_BIND_ADDRESS={options.Server.BindAddress} would serve other machines, but there is no API key. Make one with the command "
                + "`keys create --name NAME --all-projects`, set BAAS_API_KEYS, or bind to 127.0.0.1."
            : null;
    }
}
