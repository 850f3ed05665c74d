using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Engines.Values;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary><c>context.files</c>: files of the project.</summary>
internal static class FilesBinding
{
    private static readonly JsObjectShape s_shape = new JsObjectShape.Builder()
        .Method("upload", HostFunction.Guard(Upload), 2, writable: false, configurable: false)
        .Method("download", HostFunction.Guard(Download), 1, writable: false, configurable: false)
        .Call("files", "list", "options")
        .Call("files", "delete", "id")
        .Call("files", "url", "id")
        .Build();

    public static ObjectInstance Create(Engine engine) => FrozenObject.Sealed(s_shape.Instantiate(engine));

    /// <summary>The first argument is a text, bytes, or an object with <c>content</c> beside <c>name</c> and <c>type</c>.</summary>
    private static JsValue Upload(ExecutionScope scope, JsValue[] arguments) => HostPromise.Begin(
        scope,
        () =>
        {
            var file = arguments.At(0);
            var described = file as JsObject;
            var content = described is null ? file : described.Get("content");
            var body = content.IsString() ? Encoding.UTF8.GetBytes(content.ToString()) : ScriptBytes.Of(content);
            if (body is null)
            {
                throw ArgumentFault.Expected(
                    scope,
                    "files.upload",
                    described is null ? "file" : "file.content",
                    "a text, an ArrayBuffer or a typed array",
                    content,
                    "give one of these, or an object { name, type, content } with one");
            }

            var call = new HostCallBuilder(scope, "files.upload");
            if (described is not null)
            {
                RefuseUnknown(scope, described);
                call.Add("name", described.Get("name")).Add("type", described.Get("type"));
            }

            return call.Add("options", arguments.At(1)).Add("is_text", content.IsString() ? JsBoolean.True : JsBoolean.False).ToCall(body);
        },
        HostPromise.Value);

    private static void RefuseUnknown(ExecutionScope scope, JsObject file)
    {
        foreach (var key in file.GetOwnPropertyKeys(Jint.Runtime.Types.String))
        {
            if (key.ToString() is not ("name" or "type" or "content"))
            {
                throw ArgumentFault.Of(scope, $"files.upload does not know {new ValuePath("file").Member(key)}: a file has name, type and content");
            }
        }
    }

    private static JsValue Download(ExecutionScope scope, JsValue[] arguments) => HostPromise.Begin(
        scope,
        () => new HostCallBuilder(scope, "files.download").Add("id", arguments.At(0)).ToCall(),
        static (scope, answer) => Read(scope, answer));

    private static JsValue Read(ExecutionScope scope, HostAnswer answer)
    {
        var file = (JsObject)JsonInput.Read(scope.Engine, answer.ValueJson.Span, "the answer of the host");
        BodyObject.AddReaders(file, answer.Body);
        return file;
    }
}
