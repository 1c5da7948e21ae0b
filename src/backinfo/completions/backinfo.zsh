#compdef backinfo
# Completion of backinfo for zsh. Put it as "_backinfo" in a folder of $fpath, or source it after compinit.
_backinfo() {
    local -a found
    found=("${(@f)$(backinfo complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    found=("${(@)found:#}")
    if (( ${#found} )); then
        compadd -a found
    else
        _files
    fi
}
if [ "$funcstack[1]" = "_backinfo" ]; then
    _backinfo "$@"
else
    compdef _backinfo backinfo
fi
