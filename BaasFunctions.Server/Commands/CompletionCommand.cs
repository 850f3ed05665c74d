using System.CommandLine;

namespace BaasFunctions.Server.Commands;

/// <summary><c>completion SHELL</c>: a script for a shell, which asks this program what may follow.</summary>
internal static class CompletionCommand
{
    /// <summary>What the help says after the options.</summary>
    public const string Examples = """
        The scripts complete the command `baas`, which must be in the PATH:
          bash         echo 'eval "$(baas completion bash)"' >> ~/.bashrc
          zsh          echo 'eval "$(baas completion zsh)"' >> ~/.zshrc        (after compinit)
          fish         baas completion fish > ~/.config/fish/completions/baas.fish
          powershell   baas completion powershell | Out-String | Invoke-Expression
        """;

    /// <summary>Where nothing fits, as for a file, bash completes names of files.</summary>
    private const string Bash = """
        _baas() {
          local line="${COMP_LINE:0:COMP_POINT}" word
          line="${line#*[[:space:]]}"
          COMPREPLY=()
          while IFS= read -r word; do
            [[ -n "$word" && "$word" == "$2"* ]] && COMPREPLY+=("$word")
          done < <("$1" "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _baas baas
        """;

    private const string Zsh = """
        _baas() {
          local line="${BUFFER[1,CURSOR]#*[[:space:]]}"
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
          compadd -a found || _files
        }
        compdef _baas baas
        """;

    private const string Fish = """
        function __baas_complete
          set -l line (commandline -cp | string replace -r '^\S+\s' '')
          baas "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c baas -a '(__baas_complete)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName baas -ScriptBlock {
          param($word, $command, $position)
          $line = $command.ToString().PadRight($position).Substring(0, $position) -replace '^\S+\s', ''
          baas "[suggest:$($line.Length)]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or powershell" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        var command = new Command("completion", "Print a script that completes commands and options in a shell.") { shell };
        command.SetAction(parsed => Console.Out.WriteLine(parsed.GetRequiredValue(shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        }));
        return command;
    }
}
