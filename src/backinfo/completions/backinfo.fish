# Completion of backinfo for fish. Put it as "backinfo.fish" in ~/.config/fish/completions.
function __backinfo_complete
    set -l words (commandline -opc) (commandline -ct)
    backinfo complete -- $words[2..-1] 2>/dev/null
end
complete -c backinfo -f -a '(__backinfo_complete)'
complete -c backinfo -l knowledge -r -F
complete -c backinfo -s o -l output -r -F
