;;; emacs.el --- Drives the mode with Eglot in a real Emacs  -*- lexical-binding: t; -*-

;; emacs --batch -q -L ../emacs -l emacs.el
;; TNSLINT names the program, TNSLINT_DEMO a copy of fixtures/demo that may be changed.

(require 'cl-lib)
(unless (require 'eglot nil t)
  (package-initialize)
  (require 'eglot))
(require 'tnslint)

(setq tnslint-path (getenv "TNSLINT")
      make-backup-files nil
      eglot-confirm-server-initiated-edits nil
      eglot-sync-connect 20)

(defvar tnslint-test--failed 0)

(defun tnslint-test--check (step holds &optional got)
  "Report whether STEP HOLDS; GOT is shown where it does not."
  (unless holds (cl-incf tnslint-test--failed))
  (princ (format "%s %s%s\n" (if holds "ok  " "FAIL") step
                 (if holds "" (format " -- got %.2000S" got)))))

(defmacro tnslint-test--step (name &rest body)
  "Run BODY; an error in it is a failure of the step NAME only."
  (declare (indent 1))
  `(condition-case problem (progn ,@body)
     (error (tnslint-test--check ,name nil problem))))

(defun tnslint-test--wait (condition)
  "Wait until CONDITION gives something, which is returned; at most 20 seconds."
  (let ((deadline (+ (float-time) 20)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) deadline))
      (accept-process-output nil 0.05))
    found))

(defun tnslint-test--go (text &optional offset)
  "Move to TEXT, OFFSET characters behind its start."
  (goto-char (point-min))
  (let ((case-fold-search nil)) (search-forward text))
  (goto-char (+ (match-beginning 0) (or offset 0))))

(defun tnslint-test--has (text)
  "Whether TEXT stands in the buffer, in this very case."
  (save-excursion
    (goto-char (point-min))
    (let ((case-fold-search nil)) (search-forward text nil t))))

(defun tnslint-test--comments ()
  "The comments of the buffer."
  (mapcar (lambda (line) (and (string-match "#.*" line) (string-trim-right (match-string 0 line))))
          (split-string (buffer-string) "\n")))

(defun tnslint-test--found (code)
  "The diagnostic of flymake whose text has CODE or whose data has it."
  (cl-find-if (lambda (one)
                (string-match-p code (format "%S" (list (flymake-diagnostic-text one)
                                                        (flymake-diagnostic-data one)))))
              (flymake-diagnostics)))

(defun tnslint-test--ask (method &rest more)
  "What the server answers to METHOD at point, with MORE parameters."
  (eglot--signal-textDocument/didChange)
  (jsonrpc-request (eglot--current-server-or-lose) method
                   (append (eglot--TextDocumentPositionParams) more)))

(defun tnslint-test--run ()
  "All steps, in the copy of the demo."
  (find-file (expand-file-name "tnsnames.ora" (getenv "TNSLINT_DEMO")))
  (tnslint-test--check "the file has its mode" (eq major-mode 'tnslint-mode) major-mode)
  (tnslint-test--step "the outline has the names"
    (let ((names (mapcar #'car (imenu--make-index-alist t))))
      (tnslint-test--check "the outline has the names" (member "ORDERS" names) names)))

  (tnslint-test--step "flymake works without a server"
    (tnslint-flymake-setup)
    (flymake-start)
    (let ((found (tnslint-test--wait (lambda () (tnslint-test--found "TNS201")))))
      (tnslint-test--check "flymake works without a server" found (flymake-diagnostics)))
    (remove-hook 'flymake-diagnostic-functions #'tnslint-flymake t)
    (flymake-mode -1))

  (tnslint-test--step "a line is indented by its depth"
    (with-temp-buffer
      (insert "A =\n(DESCRIPTION =\n(SID = b)\n)\nB = c\n")
      (tnslint-mode)
      (indent-region (point-min) (point-max))
      (tnslint-test--check "a line is indented by its depth"
                           (equal (buffer-string) "A =\n  (DESCRIPTION =\n    (SID = b)\n  )\nB = c\n")
                           (buffer-string))))

  (tnslint-test--step "lsp-mode knows the server"
    (if (not (require 'lsp-mode nil t))
        (princ "SKIPPED: lsp-mode is not installed\n")
      (tnslint-test--check "lsp-mode knows the server"
                           (memq 'tnslint (mapcar #'lsp--client-server-id (lsp--find-clients))))))

  (eglot-ensure)
  (run-hooks 'post-command-hook)
  (tnslint-test--wait #'eglot-managed-p)
  (tnslint-test--check "the server starts" (eglot-managed-p))

  (tnslint-test--step "colours follow the syntax"
    (font-lock-ensure)
    (tnslint-test--go "RETRY_COUNT")
    (tnslint-test--check "colours follow the syntax"
                         (eq (get-text-property (point) 'face) 'font-lock-keyword-face)
                         (get-text-property (point) 'face)))

  (tnslint-test--step "diagnostics appear"
    (flymake-start)
    (let ((found (tnslint-test--wait (lambda () (tnslint-test--found "TNS201")))))
      (tnslint-test--check "diagnostics appear" found (flymake-diagnostics))
      (tnslint-test--check "the finding covers the misspelt keyword"
                           (equal (buffer-substring (flymake-diagnostic-beg found)
                                                    (flymake-diagnostic-end found))
                                  "POT"))))

  (tnslint-test--step "hover explains RETRY_COUNT"
    (tnslint-test--go "RETRY_COUNT" 2)
    (let (shown)
      (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
      (tnslint-test--wait (lambda () shown))
      (tnslint-test--check "hover explains RETRY_COUNT" (and shown (string-match-p "RETRY_COUNT" shown)) shown)))

  (tnslint-test--step "completion offers SERVICE_NAME first"
    (tnslint-test--go "(CONNECT_DATA = (SERVICE_NAME = whtest" (length "(CONNECT_DATA = ("))
    (let* ((answer (tnslint-test--ask :textDocument/completion))
           (items (append (if (vectorp answer) answer (plist-get answer :items)) nil))
           (sorted (sort items (lambda (a b)
                                 (string< (or (plist-get a :sortText) (plist-get a :label))
                                          (or (plist-get b :sortText) (plist-get b :label)))))))
      (tnslint-test--check "completion offers SERVICE_NAME first"
                           (equal (plist-get (car sorted) :label) "SERVICE_NAME") (car sorted))))

  (tnslint-test--step "go to definition"
    (tnslint-test--go "BACKUP = WAREHOUSE" (length "BACKUP = WARE"))
    (xref-find-definitions (thing-at-point 'symbol))
    (tnslint-test--check "go to definition"
                         (equal (buffer-substring (line-beginning-position) (line-end-position)) "WAREHOUSE =")))

  (tnslint-test--step "rename changes all uses"
    (tnslint-test--go "\nWAREHOUSE =" 2)
    (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
      (eglot-rename "DEPOT"))
    (tnslint-test--check "rename changes all uses"
                         (and (tnslint-test--has "\nDEPOT =") (tnslint-test--has "BACKUP = DEPOT")))
    (with-current-buffer (find-file-noselect (expand-file-name "more.ora" (getenv "TNSLINT_DEMO")))
      (tnslint-test--check "rename changes the included file" (tnslint-test--has "BACKUP = DEPOT"))))

  (tnslint-test--step "a quick fix repairs the keyword"
    (tnslint-test--go "(POT = " 2)
    (let* ((actions (eglot-code-actions (point) (point) "quickfix"))
           ;; The fix of a finding comes before comments that keep it quiet.
           (fix (car (append actions nil))))
      (unless (plist-get fix :edit)
        (setq fix (jsonrpc-request (eglot--current-server-or-lose) :codeAction/resolve fix)))
      (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
        (eglot--apply-workspace-edit (plist-get fix :edit)))
      (tnslint-test--check "a quick fix repairs the keyword" (tnslint-test--has "(PORT = 1526)") actions)))

  (tnslint-test--step "format keeps comments"
    (let ((comments (tnslint-test--comments)) (text (buffer-string)))
      (eglot-format-buffer)
      (tnslint-test--check "format changes the layout" (not (equal text (buffer-string))))
      (tnslint-test--check "format keeps comments"
                           (equal (remq nil comments) (remq nil (tnslint-test--comments))))))

  (tnslint-test--step "the server ends when it is told to"
    (let ((server (eglot-current-server)))
      (eglot-shutdown server nil 10)
      (tnslint-test--check "the server ends when it is told to" (not (jsonrpc-running-p server))))))

(tnslint-test--run)
(princ (if (zerop tnslint-test--failed) "all steps passed\n"
         (format "%d steps failed\n" tnslint-test--failed)))
(dolist (buffer (buffer-list)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(kill-emacs (if (zerop tnslint-test--failed) 0 1))
;;; emacs.el ends here
