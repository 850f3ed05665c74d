using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>Functions and versions as the API shows them.</summary>
internal static class FunctionViews
{
    public static ShownFunction Of(HttpContext http, string project, StoredFunction function) => new()
    {
        Name = function.Name,
        Project = project,
        Status = FunctionStatusNames.Of(function.Status),
        Version = function.Active,
        PreviousVersion = function.Previous == 0 ? null : function.Previous,
        LatestVersion = function.Latest,
        Url = $"{RequestAddress.Of(http.Request)}/f/{Uri.EscapeDataString(project)}/{function.Name}",
        Created = Timestamp.Iso(function.Created),
        Updated = Timestamp.Iso(function.Updated),
    };

    public static ShownVersion Of(FunctionVersion version) => new()
    {
        Version = version.Number,
        Hash = version.Hash,
        Author = version.Author,
        Message = version.Message.Length == 0 ? null : version.Message,
        Created = Timestamp.Iso(version.Created),
    };

    public static ShownVariable Of(StoredVariable variable) => new()
    {
        Name = variable.Name,
        Function = variable.Function.Length == 0 ? null : variable.Function,
        Hosts = variable.Hosts.Count == 0 ? null : variable.Hosts,
        Updated = Timestamp.Iso(variable.Updated),
    };

    /// <summary>With its source.</summary>
    public static ShownVersion Whole(FunctionVersion version)
    {
        var files = version.Source.HasFiles ? FunctionFiles.Unpack(version.Source.Code) : null;
        return Of(version) with
        {
            Code = files is null ? version.Source.Code : null,
            Files = files?.Files.ToDictionary(static file => file.Path, static file => file.Text),
            Entry = files?.Entry,
            Language = version.Source.Language?.ToString().ToLowerInvariant(),
            Config = JsonNode.Parse(version.ConfigJson) as JsonObject,
        };
    }
}
