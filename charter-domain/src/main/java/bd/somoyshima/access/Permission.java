package bd.somoyshima.access;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may do within its reach; carried in a token's {@code scope}. */
public enum Permission {
    FACTS_WRITE("facts:write", "send facts about cases, and declare periods without activity"),
    HISTORY_WRITE("history:write", "send facts as history: from before the office was connected"),
    FIGURES_READ("figures:read", "read cases, receipts and figures"),
    OFFICES_ADMIN("offices:admin", "register, rename, move and close offices"),
    CHARTERS_ADMIN("charters:admin", "publish charters"),
    CALENDAR_ADMIN("calendar:admin", "change the calendar"),
    QUARANTINE_ADMIN("quarantine:admin", "look into quarantine, retry and dismiss what is there"),
    CLIENTS_ADMIN("clients:admin", "register clients, give them secrets and revoke them"),
    AUDIT_READ("audit:read", "read the audit log"),
    STATEMENTS_PUBLISH("statements:publish", "publish monthly statements"),
    REBUILD_ADMIN("rebuild:admin", "have the read model rebuilt");

    private final String scope;
    private final String meaning;

    Permission(String scope, String meaning) {
        this.scope = scope;
        this.meaning = meaning;
    }

    /** Its name in a token. */
    public String scope() {
        return scope;
    }

    /** What it lets a caller do. */
    public String meaning() {
        return meaning;
    }

    /** The permission of this name in a token, or empty: other scopes are not ours. */
    public static Optional<Permission> of(String scope) {
        return Arrays.stream(values()).filter(p -> p.scope.equals(scope)).findFirst();
    }
}
