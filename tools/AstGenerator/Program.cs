using BaasFunctions.AstGenerator;

if (args.Length > 1)
{
    Console.Error.WriteLine("Usage: AstGenerator [folder of nodes.table]");
    return 2;
}

var folder = args.Length == 1 ? args[0] : Path.Combine("BaasFunctions.EcmaScript", "Ast");
foreach (var (name, text) in GeneratedFiles.From(Path.Combine(folder, "nodes.table")))
{
    File.WriteAllText(Path.Combine(folder, name), text);
    Console.WriteLine(name);
}

return 0;
