using System.Security.Cryptography;
using System.Text;
using BaasFunctions.Service;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Projects;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The files of the embedded store, as docs/operations.md tells operators about them.</summary>
internal static class StoreFiles
{
    public static string Of(string folder, string project) =>
        Path.Combine(folder, "projects", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project))) + ".db");

    public static KeyRequest Key(string project) => new("a key", project, KeyScopes.Execute, null, Quota.None);

    public static ServiceProvider Build(string folder, EntityLimits? limits = null, EntityDeclarations? declarations = null) => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions
        {
            Data = new DataOptions { Directory = folder, RawIsEnabled = true, Declarations = declarations ?? EntityDeclarations.None },
            Entities = limits ?? new EntityLimits(),
        })
        .BuildServiceProvider();

    /// <summary>Runs statements on a file as somebody beside the service would, and returns the first value.</summary>
    public static object? Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var value = reader.Read() ? reader.GetValue(0) : null;
        while (reader.NextResult())
        {
        }

        return value;
    }
}
