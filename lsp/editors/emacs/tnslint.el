;;; tnslint.el --- Oracle Net configuration with the tnslint language server  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; A major mode for tnsnames.ora, sqlnet.ora, listener.ora, ldap.ora and cman.ora, and the registration of
;; `tnslint lsp' with Eglot and lsp-mode.  Without a language server, flymake shows what `tnslint check' reports.
;;
;;   (require 'tnslint)
;;   (add-hook 'tnslint-mode-hook #'eglot-ensure)          ; or #'lsp-deferred
;;   (add-hook 'tnslint-mode-hook #'tnslint-flymake-setup) ; instead, without a server

;;; Code:

(require 'imenu)
(require 'subr-x)

(defgroup tnslint nil
  "Oracle Net configuration."
  :group 'languages)

(defcustom tnslint-path "tnslint"
  "The tnslint program."
  :type 'string)

(defcustom tnslint-indent-offset 2
  "Columns by which a line is indented for each open parenthesis."
  :type 'natnum)

;;;; The mode

(defconst tnslint--font-lock
  `((,(rx line-start (group (not (any space "()=,#\"'")) (*? (not (any "()=#\"'\n")))) (* blank) "=")
     1 font-lock-function-name-face)
    (,(rx "(" (* blank) (group (+ (any alnum "_."))) (* blank) "=") 1 font-lock-keyword-face)
    (,(rx "=" (* blank) (group (or "on" "off" "yes" "no" "true" "false")) (* blank) (or ")" line-end))
     1 font-lock-constant-face)
    (,(rx "=" (* blank) (group (+ digit) (? (* blank) (or "ms" "sec" "min" "hr" "day"))) (* blank) (or ")" line-end))
     1 font-lock-constant-face))
  "Colours of names, keywords, switches and numbers.")

(defvar tnslint-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "." table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?. "_" table)
    (modify-syntax-entry ?- "_" table)
    table)
  "Comments start with `#'; a backslash is an ordinary character.")

(defun tnslint-indent-line ()
  "Indent by the depth of the open parentheses; an entry starts in column one."
  (let* ((depth (car (save-excursion (syntax-ppss (line-beginning-position)))))
         (first (save-excursion (back-to-indentation) (char-after)))
         (levels (cond ((eq first ?\)) (max depth 1))
                       ((or (> depth 0) (eq first ?\()) (1+ depth))
                       (t 0))))
    (if (<= (current-column) (current-indentation))
        (indent-line-to (* tnslint-indent-offset levels))
      (save-excursion (indent-line-to (* tnslint-indent-offset levels))))))

(define-derived-mode tnslint-mode prog-mode "Net"
  "Major mode for the configuration files of Oracle Net."
  (setq-local comment-start "# "
              comment-start-skip "#+[[:blank:]]*"
              indent-line-function #'tnslint-indent-line
              indent-tabs-mode nil
              font-lock-defaults '(tnslint--font-lock nil t)
              imenu-generic-expression
              '((nil "^\\([^][:space:]()=,#\"'][^()=#\"'\n]*?\\)[[:blank:]]*=" 1))))

(add-to-list 'auto-mode-alist
             '("\\(?:\\`\\|/\\)\\(?:tnsnames\\|sqlnet\\|listener\\|ldap\\|cman\\)[^/]*\\.ora\\'"
               . tnslint-mode))
(add-to-list 'auto-mode-alist '("\\.tns\\'" . tnslint-mode))
(add-to-list 'magic-fallback-mode-alist '(tnslint--included-p . tnslint-mode))

(defun tnslint--included-p ()
  "Whether this is an `.ora' file below a folder with files of Oracle Net."
  (when-let* ((file buffer-file-name)
              ((string-suffix-p ".ora" file t)))
    (locate-dominating-file
     file
     (lambda (folder)
       (and (file-directory-p folder)
            (directory-files folder nil "\\`\\(?:tnsnames\\|sqlnet\\|listener\\|ldap\\|cman\\).*\\.ora\\'" t))))))

;;;; The language server

(defun tnslint--command (&rest _)
  "How the language server is started."
  (list tnslint-path "lsp"))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  ;; One language id serves all files of a server: it tells their kinds by their names.
  (put 'tnslint-mode 'eglot-language-id "oranet")
  (add-to-list 'eglot-server-programs '(tnslint-mode . tnslint--command)))

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-activate-on "ext:lsp-mode")
(defvar lsp-language-id-configuration)
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(tnslint-mode . "oranet"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection #'tnslint--command)
                    :activation-fn (lsp-activate-on "oranet")
                    :server-id 'tnslint)))

;;;; Without a server

(declare-function flymake-make-diagnostic "flymake")
(defvar-local tnslint--process nil
  "The check that runs for this buffer.")

(defun tnslint-flymake-setup ()
  "Let flymake show what `tnslint check' reports."
  (add-hook 'flymake-diagnostic-functions #'tnslint-flymake nil t)
  (flymake-mode 1))

(declare-function flymake-mode "flymake")

(defun tnslint-flymake (report &rest _)
  "Check the text of the buffer and hand the findings to REPORT."
  (when (process-live-p tnslint--process)
    (kill-process tnslint--process))
  (let ((buffer (current-buffer)))
    (setq tnslint--process
          (make-process
           :name "tnslint" :buffer (generate-new-buffer " *tnslint*") :noquery t :connection-type 'pipe
           :command (list tnslint-path "check" "--output" "concise" "--fail-on" "never"
                          "--stdin-filename" (or buffer-file-name (buffer-name)) "-")
           :sentinel (lambda (process _)
                       (when (memq (process-status process) '(exit signal))
                         (tnslint--report process buffer report)))))
    (save-restriction
      (widen)
      (process-send-region tnslint--process (point-min) (point-max)))
    (process-send-eof tnslint--process)))

(defun tnslint--report (process buffer report)
  "Hand what PROCESS found in BUFFER to REPORT, if it is the last check."
  (unwind-protect
      (when (and (buffer-live-p buffer)
                 (eq process (buffer-local-value 'tnslint--process buffer)))
        (funcall report (with-current-buffer (process-buffer process)
                          (tnslint--findings buffer))))
    (kill-buffer (process-buffer process))))

(defun tnslint--findings (source)
  "The findings in this buffer as diagnostics of SOURCE."
  (goto-char (point-min))
  (let (found)
    (while (re-search-forward
            "^.*?:\\([0-9]+\\):\\([0-9]+\\): \\(error\\|warning\\|info\\)\\(.*\\)$" nil t)
      (let* ((line (string-to-number (match-string 1)))
             (column (string-to-number (match-string 2)))
             (kind (pcase (match-string 3) ("error" :error) ("warning" :warning) (_ :note)))
             (text (string-trim (match-string 4)))
             (place (tnslint--place source line column)))
        (push (flymake-make-diagnostic source (car place) (cdr place) kind text) found)))
    (nreverse found)))

(defun tnslint--place (source line column)
  "The word of SOURCE at LINE and COLUMN, both counted from one."
  (with-current-buffer source
    (save-excursion
      (save-restriction
        (widen)
        (goto-char (point-min))
        (forward-line (1- line))
        (let ((start (min (+ (point) (1- column)) (line-end-position))))
          (goto-char start)
          (skip-syntax-forward "w_" (line-end-position))
          (cons start (max (point) (min (1+ start) (point-max)))))))))

(provide 'tnslint)
;;; tnslint.el ends here
