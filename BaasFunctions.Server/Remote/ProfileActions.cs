using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;

namespace BaasFunctions.Server.Remote;

/// <summary>Servers under names, on this machine.</summary>
internal static class ProfileActions
{
    /// <summary>Sets what is named of a profile, and leaves the rest of it.</summary>
    public static int Set(string name, ServerProfile wanted)
    {
        if (wanted.Key == "-")
        {
            wanted = wanted with { Key = Console.In.ReadLine()?.Trim() };
        }

        if (wanted.Key is { } key && !ServerConnection.IsKey(key))
        {
            return Refuse("The key is empty, or has characters that no key has");
        }

        var (profiles, fault) = ProfileFile.Read();
        if (fault is not null)
        {
            return Refuse(fault);
        }

        var before = profiles.GetValueOrDefault(name) ?? new ServerProfile();
        profiles[name] = new ServerProfile { Url = wanted.Url ?? before.Url, Key = wanted.Key ?? before.Key, Project = wanted.Project ?? before.Project };
        if (ProfileFile.Write(profiles) is { } unwritable)
        {
            return Refuse(unwritable);
        }

        Console.Error.WriteLine($"Profile {name} is kept in {ProfileFile.Path}; --profile {name} uses it.");
        return ExitCode.Success;
    }

    public static int List()
    {
        var (profiles, fault) = ProfileFile.Read();
        if (fault is not null)
        {
            return Refuse(fault);
        }

        var table = new Table("NAME", "URL", "PROJECT", "KEY");
        foreach (var (name, profile) in profiles)
        {
            table.Add(name, profile.Url ?? "-", profile.Project ?? "-", profile.Key is null ? "-" : "yes");
        }

        FunctionActions.PrintTable(table, profiles.Count, $"There is no profile in {ProfileFile.Path}; `profiles set NAME --url URL` makes one.");
        return ExitCode.Success;
    }

    public static int Remove(string name)
    {
        var (profiles, fault) = ProfileFile.Read();
        fault ??= profiles.Remove(name) ? ProfileFile.Write(profiles) : $"There is no profile {name}; `profiles list` lists them";
        if (fault is not null)
        {
            return Refuse(fault);
        }

        Console.Error.WriteLine($"Profile {name} is removed.");
        return ExitCode.Success;
    }

    private static int Refuse(string fault)
    {
        Console.Error.WriteLine(fault);
        return ExitCode.Failure;
    }
}
