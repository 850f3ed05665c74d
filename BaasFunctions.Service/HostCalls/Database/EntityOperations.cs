using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary><c>context.db</c>: checks what a function asks of its entities, and asks the store.</summary>
internal sealed class EntityOperations(IEntityStore store, EntityLimits limits, IEntityEvents events) : IHostOperations
{
    private delegate Task<HostAnswer> Work(EntityCall call);

    public IEnumerable<HostOperation> All =>
    [
        Reading("db.findMany", FindManyAsync),
        Reading("db.findOne", FindOneAsync),
        Reading("db.findPage", FindPageAsync),
        Reading("db.count", CountAsync),
        Reading("db.exists", ExistsAsync),
        Writing("db.create", CreateAsync),
        Writing("db.createMany", CreateManyAsync),
        Writing("db.update", UpdateAsync),
        Writing("db.updateMany", UpdateManyAsync),
        Writing("db.upsert", UpsertAsync),
        Writing("db.delete", DeleteAsync),
        Writing("db.deleteMany", DeleteManyAsync),
        HostOperation.Read("db.begin", BeginAsync),
        new HostOperation("db.commit", (session, arguments, cancellation) => EndAsync(session, arguments, commit: true, cancellation)),
        HostOperation.Read("db.rollback", (session, arguments, cancellation) => EndAsync(session, arguments, commit: false, cancellation)),
        HostOperation.Read("db.raw", RawAsync),
    ];

    private HostOperation Reading(string name, Work work) => HostOperation.Read(name, (session, arguments, cancellation) => RunAsync(work, session, arguments, writes: false, cancellation));

    private HostOperation Writing(string name, Work work) => new(name, (session, arguments, cancellation) => RunAsync(work, session, arguments, writes: true, cancellation));

    private async ValueTask<HostAnswer> RunAsync(Work work, HostCallContext session, CallArguments arguments, bool writes, CancellationToken cancellation)
    {
        var entity = arguments.Text("entity");
        if (arguments.Fault is null && !EntityName.IsValid(entity))
        {
            arguments.Refuse(new HostCallError(
                "INVALID_ENTITY_NAME", "A name of an entity has 1 to 64 letters, digits and underscores, and does not begin with a digit"));
        }

        var transaction = arguments.Has("transaction") ? session.Part(static _ => new OpenTransactions()).Find(arguments.Text("transaction")) : null;
        if (arguments.Has("transaction") && transaction is null)
        {
            return HostAnswers.Of(EntityFaults.TransactionEnded);
        }

        if (arguments.Fault is { } fault)
        {
            return HostAnswers.Of(fault);
        }

        var call = new EntityCall(session.Scope, entity, arguments, transaction, cancellation);
        var (unknown, changes) = writes ? await events.ListenAsync(session, entity, cancellation) : (null, null);
        if (unknown is not null || changes is null)
        {
            return unknown is null ? await work(call) : HostAnswers.Of(unknown);
        }

        if (transaction is not null)
        {
            // They are told of when it lasts.
            changes = session.Part(static _ => new OpenTransactions()).ChangesOf(arguments.Text("transaction"), changes);
            return await work(call with { Scope = session.Scope with { Changes = changes } });
        }

        return await events.WriteAsync(changes, () => work(call with { Scope = session.Scope with { Changes = changes } }), cancellation);
    }

    private async Task<HostAnswer> FindManyAsync(EntityCall call)
    {
        var query = EntityQueryReader.Read(call.Arguments);
        return call.Fault is { } fault
            ? HostAnswers.Of(fault)
            : HostAnswers.Of(await FindAsync(call, query), page => HostAnswers.Write(json => EntityAnswer.WriteRows(json, page.Rows, query), SizeOf(page)));
    }

    private async Task<HostAnswer> FindOneAsync(EntityCall call)
    {
        var query = EntityQueryReader.Read(call.Arguments) with { Limit = 1 };
        return call.Fault is { } fault
            ? HostAnswers.Of(fault)
            : HostAnswers.Of(await FindAsync(call, query), page => page.Rows is [var row, ..]
                ? HostAnswers.Write(json => EntityAnswer.WriteRow(json, row, query.Select))
                : HostAnswers.Null);
    }

    private async Task<HostAnswer> FindPageAsync(EntityCall call)
    {
        var query = EntityQueryReader.Read(call.Arguments);
        query = query with { Limit = query.Limit ?? limits.PageRows };
        return call.Fault is { } fault
            ? HostAnswers.Of(fault)
            : HostAnswers.Of(await FindAsync(call, query), page => HostAnswers.Write(json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("items"u8);
                EntityAnswer.WriteRows(json, page.Rows, query);
                json.WriteString("next"u8, page.Next);
                json.WriteEndObject();
            }, SizeOf(page)));
    }

    private async Task<HostAnswer> CountAsync(EntityCall call)
    {
        var filter = FilterReader.Read(call.Arguments.Value("query"));
        return filter.Failed
            ? HostAnswers.Of(filter.Fault)
            : HostAnswers.Of(
                await store.CountAsync(call.Scope, call.Entity, filter.Value, call.Transaction, call.Cancellation),
                count => HostAnswers.Write(json => json.WriteNumberValue(count)));
    }

    private async Task<HostAnswer> ExistsAsync(EntityCall call)
    {
        var filter = FilterReader.Read(call.Arguments.Value("query"));
        return filter.Failed
            ? HostAnswers.Of(filter.Fault)
            : HostAnswers.Of(
                await FindAsync(call, new EntityQuery { Filter = filter.Value, Limit = 1 }), page => HostAnswers.Of(page.Rows.Count > 0));
    }

    private Task<HostAnswer> CreateAsync(EntityCall call) => CreateRowsAsync(call, [call.Arguments.Value("data")], rows => HostAnswers.Write(json => EntityAnswer.WriteRow(json, rows[0], [])));

    private Task<HostAnswer> CreateManyAsync(EntityCall call)
    {
        var data = call.Arguments.Value("data");
        if (data.ValueKind != JsonValueKind.Array)
        {
            call.Arguments.Refuse("data", "an array of rows", data);
            return Task.FromResult(HostAnswers.Of(call.Fault!));
        }

        return data.GetArrayLength() > limits.Rows
            ? Task.FromResult(HostAnswers.Of(EntityFaults.TooManyRows(limits.Rows)))
            : CreateRowsAsync(call, [.. data.EnumerateArray()], rows => HostAnswers.Write(json => EntityAnswer.WriteRows(json, rows, new EntityQuery())));
    }

    private async Task<HostAnswer> CreateRowsAsync(EntityCall call, JsonElement[] rows, Func<IReadOnlyList<EntityRow>, HostAnswer> answer)
    {
        var created = new List<NewRow>(rows.Length);
        foreach (var row in rows)
        {
            var data = RowData.Read(row, limits.RowBytes);
            var id = RowData.IdOf(row);
            if (data.Failed || id.Failed)
            {
                return HostAnswers.Of(data.Fault ?? id.Fault!);
            }

            created.Add(new NewRow(id.Value.Length == 0 ? null : id.Value, data.Value));
        }

        return HostAnswers.Of(await store.CreateAsync(call.Scope, call.Entity, created, call.Transaction, call.Cancellation), answer);
    }

    private Task<HostAnswer> UpdateAsync(EntityCall call) => ChangeAsync(call, store.UpdateAsync);

    private Task<HostAnswer> UpsertAsync(EntityCall call) => ChangeAsync(call, store.UpsertAsync);

    private async Task<HostAnswer> ChangeAsync(
        EntityCall call,
        Func<CallScope, string, string, RowData, IEntityTransaction?, CancellationToken, Task<CallResult<EntityRow>>> change)
    {
        var data = RowData.Read(call.Arguments.Value("data"), limits.RowBytes);
        if (EntityId.Read(call.Arguments.Value("id")) is not { } id)
        {
            return HostAnswers.Of(EntityId.Fault);
        }

        var inData = RowData.IdOf(call.Arguments.Value("data"));
        if (inData.Failed || (inData.Value.Length > 0 && inData.Value != id))
        {
            return HostAnswers.Of(EntityFaults.OtherId);
        }

        return data.Failed
            ? HostAnswers.Of(data.Fault)
            : HostAnswers.Of(
                await change(call.Scope, call.Entity, id, data.Value, call.Transaction, call.Cancellation),
                row => HostAnswers.Write(json => EntityAnswer.WriteRow(json, row, [])));
    }

    private async Task<HostAnswer> UpdateManyAsync(EntityCall call)
    {
        var filter = FilterReader.ReadRequired(call.Arguments.Value("query"));
        var data = RowData.Read(call.Arguments.Value("data"), limits.RowBytes);
        return filter.Failed || data.Failed
            ? HostAnswers.Of(filter.Fault ?? data.Fault!)
            : HostAnswers.Of(
                await store.UpdateManyAsync(call.Scope, call.Entity, filter.Value, data.Value, call.Transaction, call.Cancellation), EntityAnswer.Count);
    }

    private async Task<HostAnswer> DeleteAsync(EntityCall call)
    {
        if (EntityId.Read(call.Arguments.Value("id")) is not { } id)
        {
            return HostAnswers.Of(EntityId.Fault);
        }

        var only = new Filter.Comparison(s_id, FilterOperator.Equal, PlainJson.Element(id));
        var deleted = await store.DeleteAsync(call.Scope, call.Entity, only, call.Transaction, call.Cancellation);
        return deleted is { Failed: false, Value: 0 }
            ? HostAnswers.Of(EntityFaults.NotFound(call.Entity, id))
            : HostAnswers.Of(deleted, _ => HostAnswer.Of("""{"success":true}"""u8.ToArray()));
    }

    private async Task<HostAnswer> DeleteManyAsync(EntityCall call)
    {
        var filter = FilterReader.ReadRequired(call.Arguments.Value("query"));
        return filter.Failed
            ? HostAnswers.Of(filter.Fault)
            : HostAnswers.Of(await store.DeleteAsync(call.Scope, call.Entity, filter.Value, call.Transaction, call.Cancellation), EntityAnswer.Count);
    }

    /// <summary>Reads as far as there is room at once; where there is not enough, waits for room for the most that rows may take, and reads again.</summary>
    private async Task<CallResult<EntityPage>> FindAsync(EntityCall call, EntityQuery query)
    {
        var scope = call.Arguments.Held is { } held ? call.Scope with { Held = held } : call.Scope;
        var found = await store.FindAsync(scope, call.Entity, query, call.Transaction, call.Cancellation);
        if (found.Fault?.Code != ErrorCodes.HostCallBytes)
        {
            return found;
        }

        return await scope.Held!.CoverAsync(2L * limits.ResultBytes, call.Cancellation)
            ? await store.FindAsync(scope, call.Entity, query, call.Transaction, call.Cancellation)
            : found.Fault;
    }

    private async ValueTask<HostAnswer> BeginAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var open = session.Part(static _ => new OpenTransactions());
        if (!open.HasRoom)
        {
            return HostAnswers.Of(EntityFaults.TransactionOpen);
        }

        var begun = await store.BeginAsync(session.Scope, cancellation);
        return begun.Failed
            ? HostAnswers.Of(begun.Fault)
            : HostAnswers.Of(await open.AddAsync(begun.Value), name => HostAnswers.Write(json => json.WriteStringValue(name)));
    }

    private async ValueTask<HostAnswer> EndAsync(HostCallContext session, CallArguments arguments, bool commit, CancellationToken cancellation)
    {
        var (open, name) = (session.Part(static _ => new OpenTransactions()), arguments.Text("transaction"));
        return commit && open.ChangesOf(name, null) is { } changes ? await events.WriteAsync(changes, CommitAsync, cancellation) : await CommitAsync();

        async Task<HostAnswer> CommitAsync() => await open.EndAsync(name, commit, cancellation) is { } fault ? HostAnswers.Of(fault) : HostAnswers.True;
    }

    private async ValueTask<HostAnswer> RawAsync(HostCallContext session, CallArguments arguments, CancellationToken cancellation)
    {
        var (sql, parameters) = ReadRaw(arguments);
        return arguments.Fault is { } fault
            ? HostAnswers.Of(fault)
            : arguments.Held is { } held && !await held.CoverAsync(limits.ResultBytes, cancellation)
            ? HostAnswers.Of(MemoryFaults.HostCall("db.raw", held, limits.ResultBytes))
            : HostAnswers.Of(await store.RawAsync(session.Scope, sql, parameters, cancellation), EntityAnswer.Raw);
    }

    /// <summary>The text of a query in SQL, and its parameters; what is wrong is kept in the arguments.</summary>
    public static (string Sql, JsonElement Parameters) ReadRaw(CallArguments arguments)
    {
        var (sql, parameters) = (arguments.Text("sql"), arguments.Value("params"));
        if (parameters.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Array))
        {
            arguments.Refuse("params", "an array of values for $1, $2, ...", parameters);
        }

        return (sql, parameters);
    }

    /// <summary>About the bytes of the rows as JSON.</summary>
    private static int SizeOf(EntityPage page) => page.Rows.Sum(static row => row.DataJson.Length + RowOverhead);

    /// <summary>Bytes of the id and the times of a row.</summary>
    private const int RowOverhead = 128;

    private static readonly FieldPath s_id = FieldPath.Parse("id")!;
}
