namespace BaasFunctions.Sandbox.Engines.Hints;

/// <summary>What the context has, by path. A test compares it with the context that functions really get.</summary>
public static class ContextMembers
{
    /// <summary><c>()</c> ends a method, <c>()~</c> one that gives a promise.</summary>
    public static readonly IReadOnlyList<string> Paths =
    [
        "project.id", "project.tenant_id", "tenant.id", "user.id",
        "execution_id", "function_id", "project_id", "tenant_id", "user_id",
        "env", "environment", "config", "test_mode",
        "success()", "error()", "waitUntil()", "getLogs()", "getMetrics()", "serialize()",
        "log.debug()", "log.info()", "log.warn()", "log.error()",
        "utils.generateId()", "utils.timestamp()", "utils.sleep()~", "utils.hash()",
        "utils.uuidv7()", "utils.hmac()", "utils.randomBytes()", "utils.timingSafeEqual()", "utils.base64Encode()", "utils.base64Decode()",
        "http.get()~", "http.post()~", "http.put()~", "http.patch()~", "http.delete()~", "http.fetch()~",
        "db.raw()~", "db.transaction()~",
        .. EntityMethods.Select(method => $"db.project.entities.*.{method}()~"),
        "files.upload()~", "files.download()~", "files.list()~", "files.delete()~", "files.url()~",
        "jwt.sign()~", "jwt.verify()~",
        "kv.get()~", "kv.set()~", "kv.delete()~", "kv.list()~", "kv.increment()~", "kv.compareAndSet()~",
        "functions.invoke()~", "functions.enqueue()~",
    ];

    /// <summary>The members of the context itself.</summary>
    public static ContextMember Root { get; } = Build();

    /// <summary>The member that a path means, or where the path leaves what the context has.</summary>
    /// <param name="path">The members in their order; <c>*</c> for one whose name is computed.</param>
    /// <param name="unknown">Index in the path of the first member that does not exist; negative when all do.</param>
    public static ContextMember Resolve(IReadOnlyList<string> path, out int unknown)
    {
        ArgumentNullException.ThrowIfNull(path);
        var member = Root;
        for (var i = 0; i < path.Count; i++)
        {
            if ((i > 0 && member.IsOpen) || (path[i] == "*" && member["*"] is null))
            {
                break;
            }

            if (member[path[i]] is not { } next)
            {
                unknown = i;
                return member;
            }

            member = next;
        }

        unknown = -1;
        return member;
    }

    private static string[] EntityMethods =>
    [
        "findMany", "findOne", "findPage", "count", "exists", "create", "createMany", "update", "updateMany", "upsert", "delete", "deleteMany",
    ];

    private static ContextMember Build()
    {
        var root = new ContextMember();
        foreach (var path in Paths)
        {
            var member = root;
            foreach (var name in path.TrimEnd('~').TrimEnd('(', ')').Split('.'))
            {
                member = member.Add(name);
            }

            member.IsMethod = path.Contains("()", StringComparison.Ordinal);
            member.IsAsync = path.EndsWith('~');
        }

        return root;
    }
}
