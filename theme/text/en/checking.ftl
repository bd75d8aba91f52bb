# How a reader checks a copy. The page itself knows nothing of its copy: it can only say where to look.

checking-title = Is this copy what was published?
checking-page = This page cannot tell you. Whoever changes a copy can change this page too. You can find out in three ways. Each shows more than the one before.
checking-damage = Is it damaged?
checking-damage-text = The file SHA256SUMS, beside START-HERE.html in the unpacked folder, holds a fingerprint of every other file. Open a terminal in that folder and type what your system has:
checking-system = System
checking-type = What to type
checking-linux = Linux
checking-macos = macOS
checking-windows = Windows
checking-windows-shell = (in PowerShell)
checking-windows-note = (one file at a time; compare what it prints with the line of that file in SHA256SUMS)
checking-phone = Android, iPhone, iPad
checking-phone-note = These have nothing built in for this. Check on a computer that you trust, or get the copy again from somebody you trust.
checking-damage-honest = This shows damage, not forgery. Whoever changes a file can change its fingerprint in the same copy too.
checking-fingerprint = Is it the same as the one of somebody you trust?
checking-fingerprint-text = Ask for the fingerprint of the zip file in another way than you got the zip: by phone, on paper, from a person. It is 64 digits and letters, often written in eight groups of eight. The lines below name the zip file as it was published; if yours has another name, type that. Compare all that the line for your system prints. Capital letters and spaces make no difference.
checking-signature = Did the publisher sign it?
checking-signature-text = A copy is signed if a file whose name ends in .minisig lies beside the zip, or beside SHA256SUMS in the unpacked folder. Where there is none, the copy is unsigned: nobody vouches for it.
checking-signature-key = That the file is there proves nothing: anyone can make one. You need the publisher’s public key, and you must get it in another way than this copy. A key that comes with the copy proves nothing. With the key, one of these two free programs can tell whether the holder of that key signed exactly these files. Put the key in place of KEY:
checking-signature-date = The signature also tells the date of the edition that was signed. An old edition with a good signature is still an old edition: compare the date.
checking-limits = No check shows that what is written is right, or that your own device is safe.

## START-HERE.html and README.txt

checking-start = If SHA256SUMS.minisig lies beside SHA256SUMS, or a file whose name ends in .minisig beside the zip, this copy is signed; if not, it is unsigned. The page “About this copy” tells how to check a signature.
