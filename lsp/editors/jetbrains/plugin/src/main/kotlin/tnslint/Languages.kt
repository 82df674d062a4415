package tnslint

private val byStart = listOf(
    "tnsnames" to "tnsnames",
    "sqlnet" to "sqlnet",
    "listener" to "listener",
    "ldap" to "ldap-ora",
    "cman" to "cman",
)

/** What the server calls a file of this name; null where it is none of Oracle Net. */
internal fun languageId(name: String): String? {
    val lower = name.lowercase()
    return when {
        lower.endsWith(".tns") -> "oranet"
        lower.endsWith(".ora") -> byStart.firstOrNull { (start, _) -> lower.startsWith(start) }?.second
        else -> null
    }
}
