using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Servers;

/// <summary>
/// A stand-in for the Drupal backend, written from the description of its entity API: paths, both envelopes, pagination inside of data, equality
/// filters, newest first, ids that it chooses itself. A real one cannot run here.
/// </summary>
internal sealed class DrupalStandIn : IAsyncDisposable
{
    public const string Key = "drubase_0123456789abcdef";

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Project, string Entity), List<JsonObject>> _tables = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (string Project, string Name, string Type, byte[] Content)> _files = [];
    private Upstream _server = null!;
    private int _lastId;

    public Uri Url => _server.Url;

    /// <summary>Returns in place of the API, while it gives any.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>Requests as they came: method, path, who asks, and for which execution.</summary>
    public List<(string Method, string Path, string Credential, string Execution)> Requests { get; } = [];

    public static async Task<DrupalStandIn> StartAsync()
    {
        var backend = new DrupalStandIn();
        backend._server = await Upstream.StartAsync(backend.AnswerAsync);
        return backend;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var credential = http.Request.Headers.Authorization.ToString() is { Length: > 0 } bearer ? bearer : http.Request.Headers["X-API-Key"].ToString();
        lock (_gate)
        {
            Requests.Add((http.Request.Method, http.Request.Path + http.Request.QueryString, credential, http.Request.Headers["X-BaaS-Function-Execution"].ToString()));
        }

        if (Instead is { } instead && await instead(http))
        {
            return;
        }

        if (credential is not ($"Bearer user-token" or Key))
        {
            await FailAsync(http, 401, "AUTHENTICATION_REQUIRED", "需要认证");
            return;
        }

        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (await AnswerFilesAsync(http, parts))
        {
            return;
        }

        if (parts is not ["api", "v1", var tenant, "projects", var project, "entities", var entity, .. var rest] || rest.Length > 1)
        {
            await FailAsync(http, 404, "", "");
            return;
        }

        if (tenant != "acme")
        {
            await FailAsync(http, 404, "TENANT_NOT_FOUND", "租户不存在");
            return;
        }

        var answered = (http.Request.Method, rest) switch
        {
            ("GET", []) => ListAsync(http, project, entity),
            ("GET", [var id]) => GetAsync(http, project, entity, id),
            ("POST", []) => CreateAsync(http, project, entity),
            ("PUT" or "PATCH", [var id]) => UpdateAsync(http, project, entity, id),
            ("DELETE", [var id]) => DeleteAsync(http, project, entity, id),
            _ => FailAsync(http, 405, "", ""),
        };
        await answered;
    }

    /// <summary>The media API: uploads under "project", information under "projects", deletes without a project, contents at an address.</summary>
    private async Task<bool> AnswerFilesAsync(HttpContext http, string[] parts)
    {
        switch (http.Request.Method, parts)
        {
            case ("POST", ["api", "v1", "acme", "project", var project, "media", "upload"]):
                var form = await http.Request.ReadFormAsync();
                var uploaded = new JsonArray();
                foreach (var file in form.Files)
                {
                    using var content = new MemoryStream();
                    await file.CopyToAsync(content);
                    var id = $"{Interlocked.Increment(ref _lastId)}";
                    _files[id] = (project, file.FileName, file.ContentType, content.ToArray());
                    uploaded.Add(Describe(id));
                }

                await SucceedAsync(http, 201, new JsonObject { ["uploaded_files"] = uploaded, ["errors"] = new JsonArray(), ["success_count"] = uploaded.Count, ["error_count"] = 0 });
                return true;
            case ("GET", ["api", "v1", "acme", "projects", var project, "files", var id]):
                await (_files.TryGetValue(id, out var known) && known.Project == project
                    ? SucceedAsync(http, 200, Describe(id))
                    : FailAsync(http, 404, "FILE_NOT_FOUND", "不存在"));
                return true;
            case ("DELETE", ["api", "v1", "acme", "media", var id]):
                await (_files.TryGetValue(id, out var doomed) && doomed.Name == "used.txt" ? FailAsync(http, 409, "FILE_IN_USE", "使用中")
                    : _files.TryRemove(id, out _) ? SucceedAsync(http, 200, [])
                    : FailAsync(http, 404, "FILE_NOT_FOUND", "不存在"));
                return true;
            case ("GET", ["sites", "files", var id]) when _files.TryGetValue(id, out var stored):
                http.Response.ContentType = stored.Type;
                await http.Response.Body.WriteAsync(stored.Content);
                return true;
            default:
                return false;
        }
    }

    private JsonObject Describe(string id) => new()
    {
        ["id"] = int.Parse(id, CultureInfo.InvariantCulture), ["filename"] = _files[id].Name, ["original_filename"] = _files[id].Name, ["uri"] = $"public://{id}", ["url"] = $"{Url}sites/files/{id}",
        ["mime_type"] = _files[id].Type, ["filesize"] = _files[id].Content.Length, ["created"] = 1_769_860_800, ["is_image"] = false,
    };

    private Task ListAsync(HttpContext http, string project, string entity)
    {
        var page = int.Parse(http.Request.Query["page"].ToString() is { Length: > 0 } text ? text : "1", CultureInfo.InvariantCulture);
        var limit = Math.Clamp(int.Parse(http.Request.Query["limit"].ToString() is { Length: > 0 } size ? size : "20", CultureInfo.InvariantCulture), 1, 100);
        lock (_gate)
        {
            if (!_tables.TryGetValue((project, entity), out var table))
            {
                return SucceedAsync(http, 200, new JsonObject { ["entities"] = new JsonArray(), ["count"] = 0, ["table_name"] = $"t_{entity}" });
            }

            IEnumerable<JsonObject> rows = table;
            foreach (var (name, value) in http.Request.Query.Where(pair => pair.Key.StartsWith("filter[", StringComparison.Ordinal) && pair.Value.ToString().Length > 0))
            {
                var column = name["filter[".Length..^1];
                if (!table.Any(row => row.ContainsKey(column)))
                {
                    return FailAsync(http, 500, "ENTITY_FETCH_ERROR", "查询失败");
                }

                rows = rows.Where(row => row[column]?.ToString() == value.ToString());
            }

            var all = rows.OrderByDescending(row => (int)row["id"]!).ToArray();
            return SucceedAsync(http, 200, new JsonObject
            {
                ["entities"] = new JsonArray([.. all.Skip((page - 1) * limit).Take(limit).Select(row => row.DeepClone())]),
                ["project_id"] = project,
                ["entity_name"] = entity,
                ["pagination"] = new JsonObject { ["page"] = page, ["limit"] = limit, ["total"] = all.Length, ["pages"] = (all.Length + limit - 1) / limit },
            });
        }
    }

    private Task GetAsync(HttpContext http, string project, string entity, string id)
    {
        lock (_gate)
        {
            return Find(project, entity, id) is { } row
                ? SucceedAsync(http, 200, new JsonObject { ["entity"] = row.DeepClone(), ["project_id"] = project, ["entity_name"] = entity })
                : FailAsync(http, 404, _tables.ContainsKey((project, entity)) ? "ENTITY_NOT_FOUND" : "TABLE_NOT_FOUND", "不存在");
        }
    }

    /// <summary>Its envelope differs from all others: the error is flat, and a success has no meta.</summary>
    private async Task CreateAsync(HttpContext http, string project, string entity)
    {
        if (await JsonNode.ParseAsync(http.Request.Body) is not JsonObject body)
        {
            await FlatAsync(http, 400, "INVALID_JSON_DATA", "无效的JSON");
            return;
        }

        JsonObject created;
        lock (_gate)
        {
            var row = new JsonObject { ["id"] = ++_lastId, ["uuid"] = Guid.NewGuid().ToString(), ["tenant_id"] = "acme", ["project_id"] = project };
            foreach (var (name, value) in body)
            {
                if (value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
                {
                    throw new InvalidOperationException("Booleans are 0 and 1 here.");
                }

                row[name] = value?.DeepClone();
            }

            row["created"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            row["updated"] = row["created"]!.DeepClone();
            if (!_tables.TryGetValue((project, entity), out var table))
            {
                _tables[(project, entity)] = table = [];
            }

            if (entity == "accounts" && table.Any(other => other["email"]?.ToString() == row["email"]?.ToString()))
            {
                created = null!;
            }
            else
            {
                table.Add(row);
                created = (JsonObject)row.DeepClone();
            }
        }

        if (created is null)
        {
            await FlatAsync(http, 409, "DUPLICATE_VALUE", "重复");
            return;
        }

        http.Response.StatusCode = 201;
        await http.Response.WriteAsJsonAsync(new JsonObject
        {
            ["success"] = true,
            ["data"] = new JsonObject { ["id"] = created["id"]!.DeepClone(), ["entity"] = created, ["project_id"] = project, ["entity_name"] = entity },
            ["message"] = "ok",
        });
    }

    private async Task UpdateAsync(HttpContext http, string project, string entity, string id)
    {
        if (await JsonNode.ParseAsync(http.Request.Body) is not JsonObject { Count: > 0 } body)
        {
            await FailAsync(http, 400, "INVALID_JSON", "无效的JSON");
            return;
        }

        JsonNode? updated = null;
        lock (_gate)
        {
            if (Find(project, entity, id) is { } row)
            {
                foreach (var (name, value) in body)
                {
                    row[name] = value?.DeepClone();
                }

                updated = row.DeepClone();
            }
        }

        await (updated is null
            ? FailAsync(http, 404, "ENTITY_NOT_FOUND", "不存在")
            : SucceedAsync(http, 200, new JsonObject { ["entity"] = updated, ["project_id"] = project, ["entity_name"] = entity, ["deleted_files"] = new JsonArray(), ["deleted_files_count"] = 0 }));
    }

    private Task DeleteAsync(HttpContext http, string project, string entity, string id)
    {
        lock (_gate)
        {
            if (Find(project, entity, id) is not { } row)
            {
                return FailAsync(http, 404, "ENTITY_NOT_FOUND", "不存在");
            }

            _tables[(project, entity)].Remove(row);
            return SucceedAsync(http, 200, new JsonObject { ["deleted_id"] = id, ["project_id"] = project, ["entity_name"] = entity, ["deleted_files"] = new JsonArray(), ["deleted_files_count"] = 0 });
        }
    }

    private JsonObject? Find(string project, string entity, string id) =>
        _tables.TryGetValue((project, entity), out var table) ? table.Find(row => row["id"]!.ToString() == id) : null;

    private static Task SucceedAsync(HttpContext http, int status, JsonObject data)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["success"] = true, ["data"] = data, ["meta"] = Meta(), ["message"] = "ok" });
    }

    private static Task FailAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["success"] = false, ["error"] = new JsonObject { ["message"] = message, ["code"] = code }, ["meta"] = Meta() });
    }

    private static Task FlatAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["success"] = false, ["error"] = message, ["code"] = code });
    }

    private static JsonObject Meta() => new() { ["timestamp"] = "2026-01-01T00:00:00Z", ["api_version"] = "v1", ["request_id"] = "r1", ["server_time"] = 1 };
}
