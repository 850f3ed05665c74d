using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>
/// The entity API of a Drupal backend. It filters by equality and knows no order, so everything else is judged here, on at most so many
/// rows. Without an order rows come newest first, as the backend gives them. It chooses ids itself and has no transactions.
/// </summary>
internal sealed class DrupalEntityStore(DrupalClient client, EntityLimits limits) : IEntityStore
{
    private const int RowsPerPage = 100;

    public async Task<CallResult<EntityPage>> FindAsync(
        CallScope scope, string entity, EntityQuery query, IEntityTransaction? transaction, CancellationToken cancellation)
    {
        if (PageCursor.Open(query, limits, out var cursor) is { } fault)
        {
            return fault;
        }

        // In the order of the backend the first rows are enough.
        var most = query.Limit ?? limits.Rows;
        var enough = query.OrderBy.Count == 0 && cursor is null ? query.Offset + most + 1 : int.MaxValue;
        var found = await ScanAsync(scope, entity, query.Filter, enough, cancellation);
        if (found.Failed)
        {
            return found.Fault;
        }

        var order = new DrupalOrder(query);
        var rows = order.Sort(found.Value).Where(row => cursor is null || order.IsAfter(row, cursor)).Skip(query.Offset).Take(most + 1).ToArray();
        if (rows.Length <= most)
        {
            return new EntityPage([.. rows.Select(row => row.Row)], null);
        }

        return query.Limit is null
            ? EntityFaults.TooManyRows(limits.Rows)
            : new EntityPage([.. rows.Take(most).Select(row => row.Row)], most == 0 ? null : order.CursorOf(rows[most - 1]).ToText());
    }

    public async Task<CallResult<long>> CountAsync(
        CallScope scope, string entity, Filter filter, IEntityTransaction? transaction, CancellationToken cancellation)
    {
        var found = await ScanAsync(scope, entity, filter, int.MaxValue, cancellation);
        return found.Failed ? found.Fault : found.Value.Count;
    }

    public async Task<CallResult<IReadOnlyList<EntityRow>>> CreateAsync(
        CallScope scope, string entity, IReadOnlyList<NewRow> rows, IEntityTransaction? transaction, CancellationToken cancellation)
    {
        var created = new List<EntityRow>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Id is not null)
            {
                return new HostCallError("NOT_SUPPORTED", "The backend chooses the ids of rows; leave the id out");
            }

            var sent = await client.SendAsync(scope, HttpMethod.Post, PathOf(entity), DrupalRows.Write(row.Data), cancellation);
            if (FaultOf(sent, entity) is { } fault)
            {
                return created.Count == 0 ? fault : Partly(scope, fault, created);
            }

            created.Add(RowOf(sent.Value!.Data));
            scope.Changes?.Add(entity, EntityEventKind.Created, created[^1]);
        }

        return created;
    }

    public async Task<CallResult<EntityRow>> UpdateAsync(
        CallScope scope, string entity, string id, RowData data, IEntityTransaction? transaction, CancellationToken cancellation)
    {
        if (!IsId(id))
        {
            return EntityFaults.NotFound(entity, id);
        }

        var sent = await client.SendAsync(scope, HttpMethod.Put, PathOf(entity, id), DrupalRows.Write(data), cancellation);
        if (FaultOf(sent, entity, id) is { } fault)
        {
            return fault;
        }

        var row = RowOf(sent.Value!.Data);
        scope.Changes?.Add(entity, EntityEventKind.Updated, row);
        return row;
    }

    /// <summary>Changes the row; it cannot be created, because the backend chooses the ids.</summary>
    public Task<CallResult<EntityRow>> UpsertAsync(
        CallScope scope, string entity, string id, RowData data, IEntityTransaction? transaction, CancellationToken cancellation) =>
        UpdateAsync(scope, entity, id, data, transaction, cancellation);

    public async Task<CallResult<long>> UpdateManyAsync(
        CallScope scope, string entity, Filter filter, RowData data, IEntityTransaction? transaction, CancellationToken cancellation) =>
        await EachAsync(scope, entity, filter, async row =>
        {
            var updated = await UpdateAsync(scope, entity, row.Id, data, null, cancellation);
            return updated.Fault;
        }, cancellation);

    public async Task<CallResult<long>> DeleteAsync(
        CallScope scope, string entity, Filter filter, IEntityTransaction? transaction, CancellationToken cancellation) =>
        filter is Filter.Comparison { Field.IsId: true, Operator: FilterOperator.Equal } one
            ? await DeleteOneAsync(scope, entity, one.Value.ToString(), cancellation) switch
            {
                null => 1L,
                { Code: "ENTITY_NOT_FOUND" or "ENTITY_UNKNOWN" } => 0L,
                var fault => fault,
            }
            : await EachAsync(scope, entity, filter, row => DeleteOneAsync(scope, entity, row.Id, cancellation), cancellation);

    public Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation) =>
        Task.FromResult<CallResult<IEntityTransaction>>(new HostCallError("NOT_SUPPORTED", "The backend has no transactions"));

    public Task<CallResult<RawRows>> RawAsync(CallScope scope, string sql, JsonElement parameters, CancellationToken cancellation) =>
        Task.FromResult<CallResult<RawRows>>(new HostCallError("NOT_SUPPORTED", "The backend takes no SQL; use findMany with a query"));

    /// <summary>Any answer will do: without a caller there is nothing that may be asked for.</summary>
    public async Task<HostCallError?> PingAsync(CancellationToken cancellation)
    {
        var sent = await client.SendAsync(
            new CallScope { Project = "health", Tenant = "health", ExecutionId = "health" }, HttpMethod.Get, PathOf("health"), null, cancellation);
        return sent.Failed || sent.Value.Status >= 502 ? EntityFaults.Unavailable : null;
    }

    private async Task<CallResult<long>> EachAsync(
        CallScope scope, string entity, Filter filter, Func<EntityRow, Task<HostCallError?>> change, CancellationToken cancellation)
    {
        var found = await ScanAsync(scope, entity, filter, int.MaxValue, cancellation);
        if (found.Failed)
        {
            return found.Fault;
        }

        if (found.Value.Count > limits.Rows)
        {
            return EntityFaults.TooManyRows(limits.Rows);
        }

        var done = new List<EntityRow>();
        foreach (var row in found.Value)
        {
            if (await change(row) is { } fault && fault.Code != "ENTITY_NOT_FOUND")
            {
                return done.Count == 0 ? fault : Partly(scope, fault, done);
            }

            done.Add(row);
        }

        return done.Count;
    }

    private async Task<HostCallError?> DeleteOneAsync(CallScope scope, string entity, string id, CancellationToken cancellation)
    {
        if (!IsId(id))
        {
            return EntityFaults.NotFound(entity, id);
        }

        var sent = await client.SendAsync(scope, HttpMethod.Delete, PathOf(entity, id), null, cancellation);
        if (FaultOf(sent, entity, id) is { } fault)
        {
            return fault;
        }

        scope.Changes?.Add(entity, EntityEventKind.Deleted, id);
        return null;
    }

    /// <summary>Rows that the filter means, newest first, until there are enough.</summary>
    private async Task<CallResult<List<EntityRow>>> ScanAsync(CallScope scope, string entity, Filter filter, int enough, CancellationToken cancellation)
    {
        if (IdOf(filter) is { } id)
        {
            return await OneAsync(scope, entity, id, filter, cancellation);
        }

        var rows = new List<EntityRow>();
        var (lenient, numbers, narrowed) = (DrupalRows.Lenient(filter), DrupalRows.NumbersOf(filter), Narrow(filter));
        var scanned = 0;
        for (var page = 1; rows.Count < enough; page++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{PathOf(entity)}?page={page}&limit={RowsPerPage}{narrowed}");
            var sent = await client.SendAsync(scope, HttpMethod.Get, path, null, cancellation);
            if (sent.Failed)
            {
                return sent.Fault;
            }

            if (!sent.Value.Succeeded)
            {
                return sent.Value.Code is "TEMPLATE_NOT_FOUND" or "TABLE_NOT_FOUND" ? rows : DrupalFaults.Of(sent.Value, entity);
            }

            var entities = sent.Value.Data.TryGetProperty("entities", out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;
            for (var i = 0; i < entities; i++)
            {
                if (RowFilter.Matches(lenient, DrupalRows.Judged(list[i], numbers)))
                {
                    rows.Add(DrupalRows.Read(list[i]));
                }
            }

            scanned += entities;
            if (entities < RowsPerPage || IsLast(sent.Value.Data, page))
            {
                break;
            }

            if (scanned >= limits.RowsScanned && rows.Count < enough)
            {
                return EntityFaults.TooManyScanned(limits.RowsScanned);
            }
        }

        return rows;
    }

    private async Task<CallResult<List<EntityRow>>> OneAsync(CallScope scope, string entity, string id, Filter filter, CancellationToken cancellation)
    {
        if (!IsId(id))
        {
            return new List<EntityRow>();
        }

        var sent = await client.SendAsync(scope, HttpMethod.Get, PathOf(entity, id), null, cancellation);
        if (sent.Failed)
        {
            return sent.Fault;
        }

        if (sent.Value.Succeeded && sent.Value.Data.TryGetProperty("entity", out var row) && row.ValueKind == JsonValueKind.Object)
        {
            return RowFilter.Matches(DrupalRows.Lenient(filter), DrupalRows.Judged(row, DrupalRows.NumbersOf(filter))) ? new List<EntityRow> { DrupalRows.Read(row) } : [];
        }

        return sent.Value.Status == 404 ? new List<EntityRow>() : DrupalFaults.Of(sent.Value, entity, id);
    }

    private static bool IsLast(JsonElement data, int page) =>
        !data.TryGetProperty("pagination", out var pagination) || (pagination.TryGetProperty("pages", out var pages) && pages.TryGetInt32(out var count) && page >= count);

    /// <summary>What the backend can judge itself: plain texts and numbers that all have to hold.</summary>
    private static string Narrow(Filter filter)
    {
        var parts = filter is Filter.All all ? all.Parts : [filter];
        return string.Concat(parts.OfType<Filter.Comparison>()
            .Where(part => part is { Operator: FilterOperator.Equal, Field.Segments.Count: 1, Value.ValueKind: JsonValueKind.String or JsonValueKind.Number })
            .Where(part => part.Value.ToString().Length is > 0 and <= 200)
            .DistinctBy(part => part.Field.Text)
            .Select(part => $"&filter[{Uri.EscapeDataString(part.Field.Text)}]={Uri.EscapeDataString(part.Value.ToString())}"));
    }

    /// <summary>The id, where the filter means one row.</summary>
    private static string? IdOf(Filter filter) =>
        (filter is Filter.All all ? all.Parts : [filter]).OfType<Filter.Comparison>()
            .FirstOrDefault(part => part is { Field.IsId: true, Operator: FilterOperator.Equal, Value.ValueKind: not JsonValueKind.Null })?.Value.ToString();

    private static EntityRow RowOf(JsonElement data) =>
        data.TryGetProperty("entity", out var row) && row.ValueKind == JsonValueKind.Object ? DrupalRows.Read(row) : DrupalRows.Read(data);

    /// <summary>Why the backend did not do it; null when it did.</summary>
    private static HostCallError? FaultOf(CallResult<DrupalReply> sent, string entity, string? id = null) =>
        sent.Failed ? sent.Fault : sent.Value.Succeeded ? null : DrupalFaults.Of(sent.Value, entity, id);

    /// <summary>Some of it happened: which, the function is told, because the backend cannot take it back.</summary>
    private static HostCallError Partly(CallScope scope, HostCallError fault, IReadOnlyList<EntityRow> done)
    {
        scope.Changes?.LastAnyway = true;
        return fault with
        {
            Message = $"{fault.Message} (after {done.Count} of the rows)",
            DetailsJson = PlainJson.Bytes(new JsonObject { ["done"] = new JsonArray([.. done.Select(row => (JsonNode?)row.Id)]) }),
        };
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static string PathOf(string entity, string? id = null) => id is null ? $"entities/{entity}" : $"entities/{entity}/{id}";
}
