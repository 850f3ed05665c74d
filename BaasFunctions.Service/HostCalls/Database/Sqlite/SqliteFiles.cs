using System.Security.Cryptography;
using System.Text;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>The files of projects that are open. Those that were not used for longest are closed; one in use never is, so that there may be more for a moment.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="max">How many stay open.</param>
/// <param name="create">Makes what stands for the file of a project, without opening it.</param>
/// <param name="close">Closes a file, which takes its time.</param>
internal sealed class SqliteFiles(string folder, int max, Func<string, string, SqliteFile> create, Action<SqliteFile> close)
{
    /// <summary>The folder of all of them, in the data directory.</summary>
    public const string Folder = "projects";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Slot>> _slots = new(StringComparer.Ordinal);
    private readonly LinkedList<Slot> _byUse = new();

    /// <summary>The path of the file of a project: no name of a project ever becomes a path.</summary>
    public static string PathOf(string folder, string project) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project))) + ".db");

    /// <summary>The file of a project, which stays until it is released.</summary>
    public SqliteFile Take(string project)
    {
        lock (_gate)
        {
            if (_slots.TryGetValue(project, out var node))
            {
                _byUse.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Slot>(new Slot(project, create(PathOf(folder, project), project)));
                _slots.Add(project, node);
            }

            _byUse.AddLast(node);
            node.Value.Uses++;
            return node.Value.File;
        }
    }

    public void Release(string project)
    {
        List<SqliteFile>? over = null;
        lock (_gate)
        {
            var released = _slots[project];
            released.Value.Uses--;
            if (released.Value is { Uses: 0, File.IsOpen: false })
            {
                // A project that has nothing takes no place of one that has.
                _byUse.Remove(released);
                _slots.Remove(project);
            }

            for (var node = _byUse.First; node is not null && _slots.Count > max;)
            {
                var next = node.Next;
                if (node.Value.Uses == 0)
                {
                    _byUse.Remove(node);
                    _slots.Remove(node.Value.Project);
                    (over ??= []).Add(node.Value.File);
                }

                node = next;
            }
        }

        over?.ForEach(close);
    }

    /// <summary>Closes them all; nobody uses one any more.</summary>
    public void CloseAll()
    {
        lock (_gate)
        {
            foreach (var slot in _byUse)
            {
                slot.File.Dispose();
            }

            _byUse.Clear();
            _slots.Clear();
        }
    }

    private sealed record Slot(string Project, SqliteFile File)
    {
        public int Uses { get; set; }
    }
}
