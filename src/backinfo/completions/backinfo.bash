# Completion of backinfo for bash. Sourced, it changes nothing but what TAB offers after "backinfo".
_backinfo() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        [ -n "$line" ] && COMPREPLY+=("$line")
    done < <(backinfo complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _backinfo backinfo
