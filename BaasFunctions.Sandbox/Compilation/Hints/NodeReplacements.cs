using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>What functions use in place of what they know from Node.</summary>
public static class NodeReplacements
{
    /// <summary>How a function is exported.</summary>
    public const string HandlerForm = "export default async function handler(request, context) { ... }";

    /// <summary>The command that makes one file of a function and the packages that it imports.</summary>
    public const string BundleCommand = "npx esbuild main.ts --bundle --format=esm --outfile=function.js";

    /// <summary>How packages come into a function.</summary>
    private const string Bundling = $"Bundle packages into the function: {BundleCommand} (docs/npm.md)";

    private static readonly Dictionary<string, string> s_globals = new(StringComparer.Ordinal)
    {
        ["__dirname"] = "A function has no folder; keep files with context.files",
        ["__filename"] = "A function has no file; context.function_id names it",
        ["module"] = HandlerForm,
        ["exports"] = HandlerForm,
        ["XMLHttpRequest"] = "await context.http.get(url)",
        ["axios"] = "await context.http.get(url)",
        ["window"] = "globalThis",
        ["document"] = "A function has no page; return the data and build the page where it is shown",
        ["localStorage"] = "await context.kv.set(key, value)",
        ["sessionStorage"] = "await context.kv.set(key, value)",
        ["Deno"] = HandlerForm + " is what is called; the values of the environment are in context.env",
        ["Bun"] = HandlerForm + " is what is called; the values of the environment are in context.env",
        ["addEventListener"] = HandlerForm + " is what is called",
        ["WebSocket"] = "await context.http.post(url, data)",
        ["Worker"] = "Every execution has one thread; split the work into several executions",
        ["SharedWorker"] = "Every execution has one thread; split the work into several executions",
        ["importScripts"] = "Import files of the function with import, and bundle packages into it (docs/npm.md)",
        ["EventSource"] = "for await (const text of (await fetch(url)).body.pipeThrough(new TextDecoderStream()))",
        ["indexedDB"] = "await context.kv.set(key, value), or context.db.project.entities",
        ["caches"] = "await context.kv.set(key, value, { ttl })",
        ["location"] = "request.url names the address that was asked for",
        ["history"] = "A function has no page",
        ["alert"] = "context.log.info(message)",
        ["confirm"] = "A function has nobody to ask: take the answer from request.body",
        ["prompt"] = "A function has nobody to ask: take the answer from request.body",
        ["requestAnimationFrame"] = "setTimeout(work, 16)",
        ["DOMParser"] = "A function has no page; read JSON, or take what you need from the text",
        ["Image"] = "const bytes = await (await fetch(url)).bytes()",
        ["FileReader"] = "await blob.text(), await blob.arrayBuffer()",
        ["MessageChannel"] = "Every execution has one thread; call the function",
        ["BroadcastChannel"] = "Keep what others should see with context.kv",
    };

    /// <summary>Names about which a rule of their own speaks.</summary>
    private static readonly Dictionary<string, string> s_ruled = new(StringComparer.Ordinal)
    {
        ["require"] = "Import files of the function with import, and bundle packages into it (docs/npm.md); there are no modules of Node",
    };

    private static readonly Dictionary<string, string> s_modules = new(StringComparer.Ordinal)
    {
        ["fs"] = "Keep files with context.files",
        ["path"] = "Work with texts; a function has no folders",
        ["crypto"] = "Use context.utils.hash(), context.utils.hmac() and context.utils.generateId()",
        ["http"] = "await context.http.get(url)",
        ["https"] = "await context.http.get(url)",
        ["axios"] = "await context.http.get(url)",
        ["node-fetch"] = "await context.http.get(url), or fetch(url)",
        ["request"] = "await context.http.get(url)",
        ["got"] = "await context.http.get(url)",
        ["uuid"] = "context.utils.generateId()",
        ["jsonwebtoken"] = "await context.jwt.sign(payload)",
        ["jose"] = "await context.jwt.sign(payload)",
        ["dotenv"] = "context.env has the values",
        ["pg"] = "Keep rows with context.db.project.entities",
        ["mysql"] = "Keep rows with context.db.project.entities",
        ["mysql2"] = "Keep rows with context.db.project.entities",
        ["mongodb"] = "Keep rows with context.db.project.entities",
        ["mongoose"] = "Keep rows with context.db.project.entities",
        ["redis"] = "Keep values with context.kv",
        ["ioredis"] = "Keep values with context.kv",
        ["lodash"] = "Write it with the methods of arrays and objects",
        ["moment"] = "Use Date and Intl.DateTimeFormat",
        ["winston"] = "context.log.info(message, data)",
    };

    /// <summary>The names for which there is a replacement.</summary>
    public static IEnumerable<string> Globals => s_globals.Keys;

    /// <summary>What to use in place of a global name; null for a name that is not known from elsewhere.</summary>
    public static string? OfGlobal(string name) => s_globals.GetValueOrDefault(name);

    /// <summary>The same, for a name that was used and is declared nowhere.</summary>
    public static string? OfUndeclared(string name) =>
        s_ruled.GetValueOrDefault(name) ?? OfGlobal(name);

    /// <summary>What to do in place of an import that is not available.</summary>
    public static string OfImport(string? specifier) =>
        specifier is not null && FunctionPath.IsRelative(specifier) ? "Send all files of the function in the field files in place of code (docs/files.md)"
        : $"{Known(specifier) ?? "Data, files, tokens and HTTP are in the context"}. {Bundling}";

    /// <summary>By the name that is required or imported, with or without <c>node:</c> and what follows a slash.</summary>
    public static string OfModule(string? name) =>
        name is not null && FunctionPath.IsRelative(name) ? "Write import in its place: files of the function are modules (docs/files.md)" : Known(name) ?? Bundling;

    private static string? Known(string? name)
    {
        var bare = name is null ? "" : name.StartsWith("node:", StringComparison.Ordinal) ? name[5..] : name;
        return s_modules.GetValueOrDefault(bare.Split('/')[0]);
    }
}
