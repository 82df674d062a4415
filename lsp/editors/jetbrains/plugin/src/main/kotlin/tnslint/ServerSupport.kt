package tnslint

import com.intellij.openapi.project.Project
import com.intellij.openapi.vfs.VirtualFile
import com.intellij.platform.lsp.api.LspServerSupportProvider

/** Starts the language server when a file of Oracle Net is opened. */
internal class ServerSupport : LspServerSupportProvider {
    override fun fileOpened(
        project: Project,
        file: VirtualFile,
        serverStarter: LspServerSupportProvider.LspServerStarter,
    ) {
        if (languageId(file.name) != null) {
            serverStarter.ensureServerStarted(Server(project))
        }
    }
}
